package org.tocsin.route.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.Receipt;
import org.tocsin.connector.Receipt.State;
import org.tocsin.route.AcceptedAlert;
import org.tocsin.route.ledger.Database;
import org.tocsin.route.ledger.Projection;

class AuditCheckTest {
    private static final Instant SENT = Instant.parse("2026-11-23T18:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final CapMessage ALERT = SampleAlerts.flood("A1", SENT, Duration.ofHours(1));

    @TempDir
    Path folder;

    private Database ledger;

    @BeforeEach
    void writeATrail() {
        ledger = Database.open(folder.resolve("ledger.db"), "ledger");
        AcceptedAlert accepted =
                new AcceptedAlert(ALERT, "met", SENT, SENT.plusSeconds(3600), List.of(), "v1", Optional.empty());
        ledger.write(LIMIT, database -> {
            Projection.accepted(database, accepted, List.of());
            return 0;
        });
        for (int attempt = 1; attempt <= 9; attempt++) {
            keep(attempt);
        }
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private void keep(int attempt) {
        Receipt receipt = new Receipt(
                "event-" + attempt,
                new DeliveryKey(ALERT.key(), "web", "feed"),
                State.WAITING,
                SENT.plusSeconds(attempt),
                attempt,
                Optional.empty(),
                "Not now.",
                "",
                Map.of(),
                Optional.empty(),
                Optional.empty());
        ledger.write(LIMIT, database -> {
            Projection.receipt(database, receipt);
            return 0;
        });
    }

    private AuditCheck.Verdict check(Optional<String> head) {
        return Database.inspect(folder.resolve("ledger.db"), jdbc -> AuditCheck.of(jdbc, head));
    }

    private void tamper(String sql) {
        ledger.write(LIMIT, database -> database.sql(sql).update());
    }

    @Test
    void aTrailThatNobodyTouchedIsWhole() {
        keep(9);

        AuditCheck.Verdict verdict = check(Optional.empty());
        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.head().seq()).as("a fact told twice is one record").isEqualTo(10);
        assertThat(check(Optional.of(verdict.head().hash())).fault()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit set body = replace(body, 'Not now.', 'Not nov.') where seq = 4 | Record 4 was changed",
                "update audit set at = at + 1 where seq = 7 | Record 7 was changed",
                "update audit set alert_key = 'x' where seq = 2 | Record 2 was changed",
                "update audit set kind = 'other' where seq = 10 | Record 10 was changed",
                "update audit set hash = replace(hash, substr(hash, 1, 1), 'x') where seq = 5 | Record 5 was changed",
                "delete from audit where seq = 6 | Record 6 is missing",
                "update audit set seq = 11 - seq + 100 where seq in (5, 6) | Record 5 is missing",
                "update alert set cap = cast(replace(cast(cap as text), 'flood', 'fl00d') as blob) | is not the one",
                "delete from alert | The message of alert",
            })
    void whatWasTamperedWithIsNamed(String sql, String fault) {
        tamper(sql);

        assertThat(check(Optional.empty()).fault())
                .hasValueSatisfying(found -> assertThat(found).contains(fault));
    }

    @Test
    void anEndThatWasCutOffShowsByTheHeadThatIsKnown() {
        String head = check(Optional.empty()).head().hash();
        tamper("delete from audit where seq > 7");

        assertThat(check(Optional.empty()).fault()).isEmpty();
        assertThat(check(Optional.of(head)).fault()).hasValueSatisfying(found -> assertThat(found)
                .startsWith("The trail ends at record 7 and never had the hash " + head));
    }

    @Test
    void aRecordThatWasWrittenAnewWithItsHashBreaksTheChainBehindIt() {
        AuditRecord third =
                ledger.read(jdbc -> AuditTrail.of(jdbc, ALERT.key().value())).get(2);
        AuditRecord forged = AuditRecord.after(
                3,
                third.previous(),
                third.at(),
                third.kind(),
                third.alertKey(),
                third.body().replace("Not", "But"));
        ledger.write(LIMIT, database -> database.sql("update audit set body = ?, hash = ? where seq = 3")
                .params(forged.body(), forged.hash())
                .update());

        assertThat(check(Optional.empty()).fault())
                .hasValueSatisfying(found -> assertThat(found).startsWith("Record 4 does not follow record 3"));
    }
}
