package org.tocsin.gateway.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.cap.AlertKey;
import org.tocsin.gateway.http.AuditView;
import org.tocsin.route.Json;
import org.tocsin.route.audit.AuditCheck;
import org.tocsin.route.audit.AuditRecord;
import org.tocsin.route.audit.AuditTrail;
import org.tocsin.route.ledger.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin audit verify} and {@code tocsin audit export}. Reads beside a gateway that runs, and changes nothing. */
@Command(
        name = "audit",
        description = "Verify the audit trail, or export what it tells of an alert.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class AuditCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "verify",
            description =
                    "Go through the audit trail and name the first record that was changed, removed or replaced. Exit"
                            + " status 0: whole; 1: tampered with; 2: there is none.",
            mixinStandardHelpOptions = true)
    int verify(
            @Option(names = "--data", required = true, paramLabel = "DIR", description = "The data directory.")
                    Path data,
            @Option(
                            names = "--head",
                            paramLabel = "HASH",
                            defaultValue = "",
                            description =
                                    "The hash of a record that was there, from a log or an earlier run: shows whether"
                                            + " the end was cut off.")
                    String head) {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Path> ledger = ledger(data, out);
        if (ledger.isEmpty()) {
            return 2;
        }
        Optional<String> expected = head.isEmpty() ? Optional.empty() : Optional.of(head);
        AuditCheck.Verdict verdict = Database.inspect(ledger.get(), jdbc -> AuditCheck.of(jdbc, expected));
        verdict.fault().ifPresent(out::println);
        out.println(
                verdict.fault().isPresent()
                        ? "The audit trail is whole up to record "
                                + verdict.head().seq() + " and no further."
                        : "The audit trail is whole: " + verdict.head().seq() + " records, the last with hash "
                                + verdict.head().hash() + ".");
        return verdict.fault().isPresent() ? 1 : 0;
    }

    @Command(
            name = "export",
            description =
                    "Print what was written down of one alert as a JSON document, or the whole trail, a record a line.",
            mixinStandardHelpOptions = true)
    int export(
            @Option(names = "--data", required = true, paramLabel = "DIR", description = "The data directory.")
                    Path data,
            @Parameters(
                            paramLabel = "KEY",
                            arity = "0..1",
                            defaultValue = "",
                            description = "The key of an alert; all when" + " left out.")
                    String key) {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Path> ledger = ledger(data, out);
        if (ledger.isEmpty()) {
            return 2;
        }
        if (key.isEmpty()) {
            Database.inspect(ledger.get(), jdbc -> printAll(jdbc, out));
            return 0;
        }
        Optional<AuditView> view =
                AlertKey.isWellFormed(key) ? Database.inspect(ledger.get(), jdbc -> view(jdbc, key)) : Optional.empty();
        out.println(view.map(Json::write).orElse("No alert that was accepted here has the key " + key + "."));
        return view.isPresent() ? 0 : 1;
    }

    private static long printAll(JdbcClient jdbc, PrintWriter out) {
        AuditTrail.all(jdbc, next -> out.println(Json.write(next)));
        return AuditTrail.head(jdbc).seq();
    }

    private static Optional<AuditView> view(JdbcClient jdbc, String key) {
        List<AuditRecord> records = AuditTrail.of(jdbc, key);
        return jdbc.sql("select cap from alert where alert_key = ?")
                .param(key)
                .query((row, number) -> row.getBytes(1))
                .optional()
                .map(cap -> AuditView.of(key, cap, records));
    }

    private static Optional<Path> ledger(Path data, PrintWriter out) {
        Path file = data.resolve("ledger.db");
        if (!Files.isRegularFile(file)) {
            out.println("There is no ledger in " + data + ". Name the directory that gateway.yaml calls data.");
            return Optional.empty();
        }
        return Optional.of(file);
    }
}
