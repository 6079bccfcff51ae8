package org.tocsin.route.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.connector.Receipt;
import org.tocsin.route.AcceptedAlert;
import org.tocsin.route.AcceptedIndex;
import org.tocsin.route.Json;
import org.tocsin.route.OperatorAction;
import org.tocsin.route.ledger.PlannedFact;

/**
 * Appends to the audit trail and reads it. Appending belongs to the transaction that writes the same fact into the ledger,
 * so that the two never differ, and runs on the ledger's one writer.
 */
public final class AuditTrail {
    private static final String COLUMNS = "select seq, at, kind, alert_key, body, previous, hash from audit";

    /** The last record of a trail, which vouches for all before it. */
    public record Head(long seq, String hash) {
        static final Head NONE = new Head(0, AuditRecord.BEGINNING);
    }

    private AuditTrail() {}

    /** Writes down who handed in what, what was found, and where the plan led it. */
    public static void accepted(JdbcClient database, AcceptedAlert accepted, List<PlannedFact> planned) {
        byte[] cap = accepted.message().bytes();
        Map<String, Object> body = new TreeMap<>();
        body.put("authority", accepted.authority());
        body.put("sender", accepted.message().alert().sender());
        body.put("identifier", accepted.message().alert().identifier());
        body.put("sent", accepted.message().alert().sent().text());
        body.put("expires", accepted.expires());
        body.put("size", cap.length);
        body.put("sha256", HexFormat.of().formatHex(AcceptedIndex.sha256(cap)));
        body.put("lifetimeFromPlan", isLifetimeFromPlan(accepted));
        body.put("signatures", accepted.signatures());
        body.put("findings", accepted.findings());
        accepted.sameAs().ifPresent(first -> body.put("sameAs", first.value()));
        body.put("planVersion", accepted.planVersion());
        body.put("planned", planned);
        // No plan asks for an approval yet; the empty list says that none was given.
        body.put("approvals", List.of());
        append(
                database,
                accepted.acceptedAt().toEpochMilli(),
                AuditRecord.ACCEPTED,
                accepted.key().value(),
                Json.write(body));
    }

    /** Whether the message leaves open when it ends, so that the default lifetime of the plan ends it. */
    private static boolean isLifetimeFromPlan(AcceptedAlert accepted) {
        return accepted.message().alert().infos().stream()
                .anyMatch(info -> info.expires().isEmpty());
    }

    /** Writes down that another plan leads an alert that was held. */
    public static void planned(JdbcClient database, AcceptedAlert accepted, List<PlannedFact> planned) {
        Map<String, Object> body = new TreeMap<>();
        body.put("planVersion", accepted.planVersion());
        body.put("planned", planned);
        append(
                database,
                accepted.acceptedAt().toEpochMilli(),
                AuditRecord.PLANNED,
                accepted.key().value(),
                Json.write(body));
    }

    /** Writes down what became of a delivery. */
    public static void receipt(JdbcClient database, Receipt receipt) {
        append(
                database,
                receipt.at().toEpochMilli(),
                AuditRecord.RECEIPT,
                receipt.delivery().alert().value(),
                Json.write(receipt));
    }

    /** Writes down what an operator did. */
    public static void action(JdbcClient database, OperatorAction action) {
        append(database, action.at().toEpochMilli(), AuditRecord.ACTION, action.alertKey(), Json.write(action));
    }

    public static Head head(JdbcClient database) {
        return database.sql("select seq, hash from audit order by seq desc limit 1")
                .query((row, number) -> new Head(row.getLong(1), row.getString(2)))
                .optional()
                .orElse(Head.NONE);
    }

    /** What the trail tells of one alert, in order. */
    public static List<AuditRecord> of(JdbcClient database, String alertKey) {
        return database.sql(COLUMNS + " where alert_key = ? order by seq")
                .param(alertKey)
                .query((row, number) -> read(row))
                .list();
    }

    /** All records in order, one after the other. */
    public static void all(JdbcClient database, Consumer<AuditRecord> reader) {
        database.sql(COLUMNS + " order by seq").query(row -> {
            reader.accept(read(row));
        });
    }

    private static void append(JdbcClient database, long at, String kind, String alertKey, String body) {
        Head head = head(database);
        AuditRecord next = AuditRecord.after(head.seq() + 1, head.hash(), at, kind, alertKey, body);
        database.sql("insert into audit (seq, at, kind, alert_key, body, previous, hash) values (?, ?, ?, ?, ?, ?, ?)")
                .params(next.seq(), next.at(), next.kind(), next.alertKey(), next.body(), next.previous(), next.hash())
                .update();
    }

    private static AuditRecord read(ResultSet row) throws SQLException {
        return new AuditRecord(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7));
    }
}
