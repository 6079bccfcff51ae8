package org.tocsin.route.ledger;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Part;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Receipt;
import org.tocsin.route.Claims;
import org.tocsin.route.Json;

/**
 * Claims in the ledger's database. A ledger that did not answer twice is not asked for some seconds: its time limit would
 * otherwise be a delay of every delivery. What it did not take is kept and written when it answers again.
 */
public final class LedgerClaims implements Claims {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerClaims.class);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final int MOST_LATE = 500;

    private record Row(Claim.State state, String outcome) {}

    private final Database ledger;
    private final Duration limit;
    private final Clock clock;
    private final Respite respite = new Respite(REST);
    private final PendingClaims pending = new PendingClaims();

    /** @param limit how long a delivery waits for the ledger before it goes on without it */
    public LedgerClaims(Database ledger, Duration limit, Clock clock) {
        this.ledger = ledger;
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    public Before claim(DeliveryKey delivery, Optional<Part> part) {
        Claim claim = new Claim(key(delivery, part), delivery, Claim.State.CLAIMED, "");
        try {
            Optional<Row> before = ask(database -> {
                Optional<Row> row = find(database, claim.key());
                if (row.isEmpty() || row.get().state() != Claim.State.ACCEPTED) {
                    claim.put(database, clock.millis());
                }
                return row;
            });
            return before.map(LedgerClaims::before).orElseGet(Before.Unclaimed::new);
        } catch (LedgerUnavailable e) {
            LOG.debug("event=claim-skipped delivery={} reason=\"{}\"", delivery, e.getMessage());
            pending.keep(claim);
            return new Before.Unknown();
        }
    }

    @Override
    public void close(DeliveryKey delivery, Optional<Part> part, Outcome outcome) {
        Claim.State state = after(outcome);
        if (state == Claim.State.CLAIMED) {
            return;
        }
        String text = outcome instanceof Outcome.Accepted accepted ? Json.write(accepted) : "";
        Claim claim = new Claim(key(delivery, part), delivery, state, text);
        try {
            ask(database -> {
                claim.put(database, clock.millis());
                return state;
            });
        } catch (LedgerUnavailable e) {
            LOG.debug("event=claim-left-open delivery={} reason=\"{}\"", delivery, e.getMessage());
            pending.keep(claim);
        }
    }

    @Override
    public boolean mayHaveGone(Collection<AlertKey> alerts, String channel, String target) {
        List<String> keys = alerts.stream()
                .map(alert -> new DeliveryKey(alert, channel, target).value())
                .toList();
        if (pending.containsSome(keys)) {
            return true;
        }
        try {
            return ask(database ->
                    someUnknown(database, alerts) || someClaimed(database, keys) || someHandedOver(database, keys));
        } catch (LedgerUnavailable e) {
            LOG.debug("event=claims-unreadable channel={} reason=\"{}\"", channel, e.getMessage());
            return true;
        }
    }

    /** A receipt that the ledger does not know yet: what it tells of was perhaps never claimed. */
    public void recall(Receipt receipt) {
        boolean mayHaveGone =
                switch (receipt.state()) {
                    case ACCEPTED, CONFIRMED -> true;
                    case WAITING ->
                        receipt.reason().filter(ReasonCode::mayHaveEffect).isPresent();
                    default -> false;
                };
        if (mayHaveGone) {
            String key = key(receipt.delivery(), receipt.part());
            pending.keep(new Claim(key, receipt.delivery(), Claim.State.CLAIMED, ""));
        }
    }

    private <T> T ask(GroupWriter.Work<T> work) {
        if (respite.isResting()) {
            throw new LedgerUnavailable(
                    "The database did not answer of late and is left alone for a while.",
                    new IllegalStateException("resting"));
        }
        try {
            T answer = ledger.write(limit, work);
            respite.answered();
            writePending();
            return answer;
        } catch (LedgerUnavailable e) {
            if (respite.failed()) {
                LOG.error("event=claims-rest seconds={} reason=\"{}\"", REST.toSeconds(), e.getMessage());
            }
            throw e;
        }
    }

    private void writePending() {
        if (pending.isEmpty()) {
            return;
        }
        List<Claim> late = pending.some(MOST_LATE);
        var unused = ledger.writer()
                .submit(database -> {
                    late.forEach(claim -> claim.putLate(database, clock.millis()));
                    return late;
                })
                .thenAccept(pending::written);
    }

    private static boolean someClaimed(JdbcClient database, List<String> deliveryKeys) {
        return database.sql("select count(*) from claim where delivery_key in (:keys)"
                                + " and state in ('CLAIMED', 'ACCEPTED', 'SPLIT')")
                        .param("keys", deliveryKeys)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Its claim may have been lost with a process that ended while the ledger was away. */
    private static boolean someHandedOver(JdbcClient database, List<String> deliveryKeys) {
        return database.sql(
                                "select count(*) from delivery where delivery_key in (:keys) and state in ('ACCEPTED', 'CONFIRMED')")
                        .param("keys", deliveryKeys)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** An alert that the ledger has never heard of may have gone out before the ledger was lost. */
    private static boolean someUnknown(JdbcClient database, Collection<AlertKey> alerts) {
        return database.sql("select count(*) from alert where alert_key in (:keys)")
                        .param("keys", alerts.stream().map(AlertKey::value).toList())
                        .query(Long.class)
                        .single()
                < alerts.size();
    }

    private static Before before(Row row) {
        return switch (row.state()) {
            case ACCEPTED -> new Before.Done(Json.read(row.outcome(), Outcome.Accepted.class));
            case CLAIMED -> new Before.InDoubt();
            case SPLIT, WITHOUT_EFFECT -> new Before.Nothing();
        };
    }

    private static Claim.State after(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted) {
            return Claim.State.ACCEPTED;
        }
        if (outcome instanceof Outcome.Split) {
            return Claim.State.SPLIT;
        }
        boolean inDoubt = outcome instanceof Outcome.Unreachable unreachable
                && unreachable.code().mayHaveEffect();
        return inDoubt ? Claim.State.CLAIMED : Claim.State.WITHOUT_EFFECT;
    }

    private static Optional<Row> find(JdbcClient database, String key) {
        return database.sql("select state, outcome from claim where claim_key = ?")
                .param(key)
                .query((row, number) -> new Row(Claim.State.valueOf(row.getString(1)), row.getString(2)))
                .optional();
    }

    private static String key(DeliveryKey delivery, Optional<Part> part) {
        return delivery.value() + part.map(p -> "#" + p.number()).orElse("");
    }
}
