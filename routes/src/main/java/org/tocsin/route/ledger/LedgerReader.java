package org.tocsin.route.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Reference;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.Receipt.State;
import org.tocsin.route.AcceptedIndex;
import org.tocsin.route.CancelWatch;
import org.tocsin.route.Json;
import org.tocsin.route.audit.AuditRecord;
import org.tocsin.route.audit.AuditTrail;
import org.tocsin.route.chain.ChainIndex;
import tools.jackson.core.type.TypeReference;

/** What the ledger knows, for the API, the console and the indexes at start. */
public final class LedgerReader {
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};
    private static final String ALERT_COLUMNS = "select alert_key, sender, identifier, sent, status, msg_type, scope,"
            + " severity, urgency, event, headline, area_desc, authority, plan_version, findings, accepted_at, expires_at"
            + " from alert";
    private static final String DELIVERY_COLUMNS = "select alert_key, channel, target, kind, mode, action, rule, state,"
            + " reason, detail, attempts, reference, counts, planned_at, updated_at, next_attempt_at from delivery";

    private final Database ledger;

    public LedgerReader(Database ledger) {
        this.ledger = ledger;
    }

    public Optional<AlertRow> alert(AlertKey key) {
        return ledger.read(jdbc -> jdbc.sql(ALERT_COLUMNS + " where alert_key = ?")
                .param(key.value())
                .query((row, number) -> alert(row))
                .optional());
    }

    /** The original bytes. */
    public Optional<byte[]> cap(AlertKey key) {
        return ledger.read(jdbc -> jdbc.sql("select cap from alert where alert_key = ?")
                .param(key.value())
                .query((row, number) -> row.getBytes(1))
                .optional());
    }

    /** The newest alerts that were accepted before that moment, newest first. */
    public List<AlertRow> alertsBefore(Instant before, int most) {
        return ledger.read(
                jdbc -> jdbc.sql(ALERT_COLUMNS + " where accepted_at < ? order by accepted_at desc, alert_key limit ?")
                        .params(before.toEpochMilli(), most)
                        .query((row, number) -> alert(row))
                        .list());
    }

    /** What the audit trail tells of it, in order. */
    public List<AuditRecord> audit(AlertKey key) {
        return ledger.read(jdbc -> AuditTrail.of(jdbc, key.value()));
    }

    /** The last record of the audit trail. */
    public AuditTrail.Head auditHead() {
        return ledger.read(AuditTrail::head);
    }

    public List<DeliveryRow> deliveries(AlertKey key) {
        return ledger.read(jdbc -> jdbc.sql(DELIVERY_COLUMNS + " where alert_key = ? order by channel, target")
                .param(key.value())
                .query((row, number) -> delivery(row))
                .list());
    }

    /** When each channel took the alert, by channel; a channel that has not is missing. */
    public Map<String, Instant> handOvers(AlertKey key) {
        return ledger.read(jdbc -> {
            Map<String, Instant> handed = new TreeMap<>();
            jdbc.sql("select d.channel, max(r.at) from receipt r join delivery d on d.delivery_key = r.delivery_key"
                            + " where d.alert_key = ? and r.state = 'ACCEPTED' group by d.channel")
                    .param(key.value())
                    .query(row -> {
                        handed.put(row.getString(1), Instant.ofEpochMilli(row.getLong(2)));
                    });
            return handed;
        });
    }

    /** Tells the watch of every Cancel that some channel has not taken although it still matters. */
    public void replayInto(CancelWatch watch, Instant now) {
        ledger.read(jdbc -> {
            jdbc.sql(
                            "select d.alert_key, d.channel, d.target, d.planned_at, a.expires_at, d.state, d.detail from delivery d"
                                    + " join alert a on a.alert_key = d.alert_key where d.action = 'CANCEL' and a.expires_at > ?"
                                    + " and d.state in ('PLANNED', 'HELD', 'WAITING', 'REFUSED', 'DEAD')")
                    .param(now.toEpochMilli())
                    .query(row -> {
                        recall(jdbc, row, watch);
                    });
            return watch;
        });
    }

    private static void recall(JdbcClient jdbc, ResultSet row, CancelWatch watch) throws SQLException {
        DeliveryKey key = new DeliveryKey(new AlertKey(row.getString(1)), row.getString(2), row.getString(3));
        List<Integer> taken = jdbc.sql("select part from delivery_part where delivery_key = ? and state = 'ACCEPTED'")
                .param(key.value())
                .query(Integer.class)
                .list();
        watch.recall(
                key,
                Instant.ofEpochMilli(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                State.valueOf(row.getString(6)),
                row.getString(7),
                Set.copyOf(taken));
    }

    /** Fills the indexes of the intake and of the chains with every alert of the ledger. */
    public void replayInto(AcceptedIndex index, ChainIndex chain, Instant now) {
        ledger.read(jdbc -> {
            jdbc.sql("select sender, identifier, sha256 from alert").query(row -> {
                index.remember(row.getString("sender"), row.getString("identifier"), row.getBytes("sha256"));
            });
            // What ended and never was part of a chain is most of a ledger, and nobody asks for it.
            jdbc.sql("select alert_key, sender, identifier, sent, msg_type, expires_at from alert where expires_at > ?"
                            + " or same_as <> '' or alert_key in (select alert_key from alert_reference)"
                            + " or alert_key in (select referenced_key from alert_reference)")
                    .param(now.minus(ChainIndex.KEPT).toEpochMilli())
                    .query(row -> {
                        member(chain, row, now);
                    });
            jdbc.sql("select r.referenced_key, r.alert_key from alert_reference r join alert a"
                            + " on a.alert_key = r.alert_key where a.msg_type in ('Update', 'Cancel')"
                            + " order by a.accepted_at")
                    .query(row -> {
                        chain.link(new AlertKey(row.getString(1)), new AlertKey(row.getString(2)));
                    });
            jdbc.sql("select alert_key, same_as from alert where same_as <> ''").query(row -> {
                chain.sameAs(new AlertKey(row.getString(1)), new AlertKey(row.getString(2)));
            });
            chain.forget(now);
            return index.size();
        });
    }

    /** The name costs memory, and nobody has to refer to what has ended, nor to a Cancel. */
    private static void member(ChainIndex chain, ResultSet row, Instant now) throws SQLException {
        Instant expires = Instant.ofEpochMilli(row.getLong("expires_at"));
        boolean named = expires.isAfter(now) && !row.getString("msg_type").equals(MsgType.CANCEL.text());
        chain.remember(
                new AlertKey(row.getString("alert_key")),
                named
                        ? Optional.of(new Reference(
                                row.getString("sender"), row.getString("identifier"), row.getString("sent")))
                        : Optional.empty(),
                expires);
    }

    private static AlertRow alert(ResultSet row) throws SQLException {
        return new AlertRow(
                new AlertKey(row.getString("alert_key")),
                row.getString("sender"),
                row.getString("identifier"),
                row.getString("sent"),
                row.getString("status"),
                row.getString("msg_type"),
                row.getString("scope"),
                row.getString("severity"),
                row.getString("urgency"),
                row.getString("event"),
                row.getString("headline"),
                row.getString("area_desc"),
                row.getString("authority"),
                row.getString("plan_version"),
                row.getString("findings"),
                Instant.ofEpochMilli(row.getLong("accepted_at")),
                Instant.ofEpochMilli(row.getLong("expires_at")));
    }

    private static DeliveryRow delivery(ResultSet row) throws SQLException {
        long next = row.getLong("next_attempt_at");
        return new DeliveryRow(
                row.getString("alert_key"),
                row.getString("channel"),
                row.getString("target"),
                row.getString("kind"),
                row.getString("mode"),
                row.getString("action"),
                row.getString("rule"),
                State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("detail"),
                row.getInt("attempts"),
                row.getString("reference"),
                Json.read(row.getString("counts"), COUNTS),
                Instant.ofEpochMilli(row.getLong("planned_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")),
                next == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(next)));
    }
}
