package org.tocsin.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.route.AcceptedAlert;
import org.tocsin.route.ledger.Database;
import org.tocsin.route.ledger.Projection;
import picocli.CommandLine;

/** {@code tocsin audit}: what somebody who investigates sees. */
class AuditCommandTest {
    private static final Instant SENT = Instant.parse("2026-11-23T18:00:00Z");
    private static final CapMessage ALERT = SampleAlerts.flood("A1", SENT, Duration.ofHours(1));
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private Database ledger;

    private record Run(int status, String out) {}

    @BeforeEach
    void writeATrail() {
        ledger = Database.open(folder.resolve("ledger.db"), "ledger");
        AcceptedAlert accepted =
                new AcceptedAlert(ALERT, "met", SENT, SENT.plusSeconds(3600), List.of(), "v1", Optional.empty());
        ledger.write(LIMIT, database -> {
            Projection.accepted(database, accepted, List.of());
            return 0;
        });
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static Run run(Object... arguments) {
        StringWriter out = new StringWriter();
        int status = new CommandLine(new AuditCommand())
                .setOut(new PrintWriter(out, true))
                .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new Run(status, out.toString());
    }

    @Test
    void aWholeTrailIsToldWithItsHeadBesideARunningGateway() {
        Run run = run("verify", "--data", folder);

        assertThat(run.out()).startsWith("The audit trail is whole: 1 records, the last with hash ");
        assertThat(run.status()).isZero();
    }

    @Test
    void aChangedByteIsFound() {
        ledger.write(LIMIT, database -> database.sql("update audit set body = replace(body, 'met', 'net')")
                .update());

        Run run = run("verify", "--data", folder);

        assertThat(run.out()).contains("Record 1 was changed", "whole up to record 0 and no further");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void anAlertIsExportedAsOneDocumentAndTheTrailALineEach() {
        Run one = run("export", "--data", folder, ALERT.key());
        assertThat(one.out()).startsWith("{\"alert\":\"" + ALERT.key() + "\"").contains("\"authority\":\"met\"");
        assertThat(run("export", "--data", folder).out().lines()).hasSize(1);
        assertThat(run("export", "--data", folder, "nobody").status()).isEqualTo(1);
    }

    @Test
    void aFolderWithoutALedgerIsTold() {
        Run run = run("verify", "--data", folder.resolve("elsewhere"));

        assertThat(run.out()).contains("There is no ledger in");
        assertThat(run.status()).isEqualTo(2);
    }
}
