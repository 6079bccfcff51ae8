package org.tocsin.route.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.cap.Alert;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.Info;
import org.tocsin.cap.Reference;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.Part;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Receipt;
import org.tocsin.connector.Receipt.State;
import org.tocsin.route.AcceptedAlert;
import org.tocsin.route.AcceptedIndex;
import org.tocsin.route.Json;
import org.tocsin.route.OperatorAction;
import org.tocsin.route.audit.AuditTrail;
import org.tocsin.route.chain.Predecessors;
import org.tocsin.route.plan.PlannedDelivery;
import tools.jackson.core.type.TypeReference;

/**
 * Writes facts into the ledger so that the same facts, told once or often and in any order, leave it the same. Runs on the
 * writer of the database.
 */
public final class Projection {
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    private Projection() {}

    /** An alert was accepted and these deliveries planned. */
    public static void accepted(JdbcClient database, AcceptedAlert accepted, List<PlannedFact> planned) {
        if (insertAlert(database, accepted) > 0) {
            AuditTrail.accepted(database, accepted, planned);
        } else if (updatePlan(database, accepted) > 0) {
            AuditTrail.planned(database, accepted, planned);
        }
        for (Reference reference : Predecessors.of(accepted.message().alert())) {
            database.sql("insert into alert_reference (alert_key, referenced_key) values (?, ?) on conflict do nothing")
                    .params(accepted.key().value(), reference.key().value())
                    .update();
        }
        planned.forEach(fact -> insertPlanned(database, accepted, fact));
    }

    /** Something became of a delivery. */
    public static void receipt(JdbcClient database, Receipt receipt) {
        if (insertReceipt(database, receipt) == 0) {
            return;
        }
        AuditTrail.receipt(database, receipt);
        insertUnknownDelivery(database, receipt.delivery(), receipt.at());
        Optional<Receipt> whole = receipt.part().isPresent() && receipt.state().isTerminal()
                ? afterPart(database, receipt, receipt.part().get())
                : Optional.of(receipt);
        whole.ifPresent(summary -> update(database, summary));
    }

    /** An operator did something. */
    public static void action(JdbcClient database, OperatorAction action) {
        int fresh = database.sql("insert into operator_action (event_id) values (?) on conflict do nothing")
                .param(action.eventId())
                .update();
        if (fresh > 0) {
            AuditTrail.action(database, action);
        }
    }

    private static int insertAlert(JdbcClient database, AcceptedAlert accepted) {
        Alert alert = accepted.message().alert();
        Optional<Info> first = alert.infos().stream().findFirst();
        byte[] cap = accepted.message().bytes();
        return database.sql(
                        "insert into alert (alert_key, sender, identifier, sent, status, msg_type, scope, severity, urgency,"
                                + " event, headline, area_desc, authority, plan_version, findings, accepted_at, expires_at,"
                                + " sha256, cap, same_as) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " on conflict do nothing")
                .params(
                        accepted.key().value(),
                        alert.sender(),
                        alert.identifier(),
                        alert.sent().text(),
                        alert.status().text(),
                        alert.msgType().text(),
                        alert.scope().text(),
                        alert.severity().text(),
                        alert.urgency().text(),
                        first.map(Info::event).orElse(""),
                        first.flatMap(Info::headline).orElse(""),
                        first.flatMap(info -> info.areas().stream().findFirst())
                                .map(area -> area.areaDesc())
                                .orElse(""),
                        accepted.authority(),
                        accepted.planVersion(),
                        Json.write(accepted.findings()),
                        accepted.acceptedAt().toEpochMilli(),
                        accepted.expires().toEpochMilli(),
                        AcceptedIndex.sha256(cap),
                        cap,
                        accepted.sameAs().map(AlertKey::value).orElse(""))
                .update();
    }

    /** An alert that was held is led to its channels by the plan in force when its wait ends. */
    private static int updatePlan(JdbcClient database, AcceptedAlert accepted) {
        return database.sql("update alert set plan_version = ? where alert_key = ? and plan_version <> ?")
                .params(accepted.planVersion(), accepted.key().value(), accepted.planVersion())
                .update();
    }

    private static void insertPlanned(JdbcClient database, AcceptedAlert accepted, PlannedFact fact) {
        DeliveryKey key = new DeliveryKey(accepted.key(), fact.channel(), fact.target());
        long at = accepted.acceptedAt().toEpochMilli();
        insertUnknownDelivery(database, key, accepted.acceptedAt());
        database.sql(
                        "update delivery set kind = ?, mode = ?, action = ?, rule = ?, planned_at = ? where delivery_key = ?")
                .params(fact.kind(), fact.mode(), fact.action(), fact.rule(), at, key.value())
                .update();
        fact.skipped().ifPresent(reason -> receipt(database, skipped(key, reason, accepted.acceptedAt())));
    }

    private static Receipt skipped(DeliveryKey key, ReasonCode reason, Instant at) {
        return new Receipt(
                key.value() + "/" + State.SKIPPED,
                key,
                State.SKIPPED,
                at,
                0,
                Optional.of(reason),
                PlannedDelivery.whySkipped(reason),
                "",
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** A receipt may come before the fact that planned its delivery; either makes the row. */
    private static void insertUnknownDelivery(JdbcClient database, DeliveryKey key, Instant at) {
        database.sql("insert into delivery (delivery_key, alert_key, channel, target, kind, mode, action, rule, state,"
                        + " state_rank, reason, detail, attempts, reference, counts, planned_at, updated_at,"
                        + " next_attempt_at) values (?, ?, ?, ?, '', '', '', '', 'PLANNED', 0, '', '', 0, '', '{}', ?, ?, 0)"
                        + " on conflict do nothing")
                .params(
                        key.value(),
                        key.alert().value(),
                        key.channel(),
                        key.target(),
                        at.toEpochMilli(),
                        at.toEpochMilli())
                .update();
    }

    private static int insertReceipt(JdbcClient database, Receipt receipt) {
        return database.sql(
                        "insert into receipt (event_id, delivery_key, state, at, attempt, reason, detail, reference,"
                                + " counts) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        receipt.eventId(),
                        receipt.delivery().value(),
                        receipt.state().name(),
                        receipt.at().toEpochMilli(),
                        receipt.attempt(),
                        reason(receipt),
                        receipt.detail(),
                        receipt.reference(),
                        Json.write(receipt.counts()))
                .update();
    }

    /** A part ended: the delivery ends with its last part, and is accepted only if all of them were. */
    private static Optional<Receipt> afterPart(JdbcClient database, Receipt receipt, Part part) {
        database.sql("insert into delivery_part (delivery_key, part, total, state, counts) values (?, ?, ?, ?, ?)"
                        + " on conflict (delivery_key, part) do update set state = excluded.state, counts = excluded.counts"
                        + " where delivery_part.state in ('REFUSED', 'DEAD')")
                .params(
                        receipt.delivery().value(),
                        part.number(),
                        part.total(),
                        receipt.state().name(),
                        Json.write(receipt.counts()))
                .update();
        List<PartRow> parts = database.sql(
                        "select state, counts from delivery_part where delivery_key = ? order by part")
                .param(receipt.delivery().value())
                .query((row, number) ->
                        new PartRow(State.valueOf(row.getString(1)), Json.read(row.getString(2), COUNTS)))
                .list();
        if (parts.size() < part.total()) {
            return Optional.empty();
        }
        State state = parts.stream()
                .map(PartRow::state)
                .filter(s -> s != State.ACCEPTED)
                .findFirst()
                .orElse(State.ACCEPTED);
        Map<String, Long> counts = new HashMap<>();
        parts.forEach(row -> row.counts().forEach((name, count) -> counts.merge(name, count, Long::sum)));
        return Optional.of(new Receipt(
                receipt.eventId(),
                receipt.delivery(),
                state,
                receipt.at(),
                receipt.attempt(),
                state == receipt.state() ? receipt.reason() : Optional.empty(),
                parts.size() + " parts ended; the last one: " + receipt.detail(),
                receipt.reference(),
                counts,
                Optional.empty(),
                Optional.empty()));
    }

    private record PartRow(State state, Map<String, Long> counts) {}

    /**
     * A higher rank wins; within WAITING the later attempt. What ended otherwise than ACCEPTED stands; ACCEPTED gives way to
     * what the channel tells later: confirmed, or refused or expired after all. What it tells later still in the same state,
     * with other counts, stands in place of what it told before. CONFIRMED gives way to an operator's stop. REFUSED and DEAD
     * give way to a later attempt, which only a replay can bring.
     */
    private static void update(JdbcClient database, Receipt receipt) {
        int rank = rank(receipt.state());
        database.sql("update delivery set state = ?, state_rank = ?, reason = ?, detail = ?,"
                        + " attempts = case when attempts > ? then attempts else ? end,"
                        + " reference = case when ? = '' then reference else ? end,"
                        + " counts = case when ? = '{}' then counts else ? end, updated_at = ?, next_attempt_at = ?"
                        + " where delivery_key = ? and (state_rank < ? or (state_rank = 2 and ? = 2 and attempts <= ?)"
                        + " or (state in ('REFUSED', 'DEAD') and attempts < ?)"
                        + " or (? and state = ? and (updated_at < ? or (updated_at = ? and counts < ?)))"
                        + " or (state = 'CONFIRMED' and ? = 'STOPPED'))"
                        + " and (? = 0 or attempts <= ?)")
                .params(
                        receipt.state().name(),
                        rank,
                        reason(receipt),
                        receipt.detail(),
                        receipt.attempt(),
                        receipt.attempt(),
                        receipt.reference(),
                        receipt.reference(),
                        Json.write(receipt.counts()),
                        Json.write(receipt.counts()),
                        receipt.at().toEpochMilli(),
                        receipt.nextAttemptAt().map(Instant::toEpochMilli).orElse(0L),
                        receipt.delivery().value(),
                        rank,
                        rank,
                        receipt.attempt(),
                        receipt.attempt(),
                        isCountedAgain(receipt),
                        receipt.state().name(),
                        receipt.at().toEpochMilli(),
                        receipt.at().toEpochMilli(),
                        Json.write(receipt.counts()),
                        reason(receipt),
                        canBeReplayed(receipt.state()) ? receipt.attempt() : 0,
                        receipt.attempt())
                .update();
        // What comes late may belong to an attempt that is told later than what the channel said after it.
        database.sql("update delivery set attempts = ? where delivery_key = ? and attempts < ?")
                .params(receipt.attempt(), receipt.delivery().value(), receipt.attempt())
                .update();
    }

    /** A channel that counts may tell the same state again and again: the latest counts stand, whichever are told first. */
    private static boolean isCountedAgain(Receipt receipt) {
        return !receipt.counts().isEmpty()
                && (receipt.state() == State.CONFIRMED
                        || (receipt.state() == State.ACCEPTED && receipt.attempt() == 0));
    }

    /** An operator may have sent the delivery again since; what became of that counts, whichever is told first. */
    private static boolean canBeReplayed(State state) {
        return state == State.REFUSED || state == State.DEAD;
    }

    private static int rank(State state) {
        return switch (state) {
            case PLANNED -> 0;
            case HELD -> 1;
            case WAITING -> 2;
            case ACCEPTED -> 3;
            case CONFIRMED, REFUSED, EXPIRED, SUPERSEDED, SKIPPED, DEAD -> 4;
        };
    }

    private static String reason(Receipt receipt) {
        return receipt.reason().map(Enum::name).orElse("");
    }
}
