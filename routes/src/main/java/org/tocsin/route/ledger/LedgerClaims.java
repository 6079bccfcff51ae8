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
import org.tocsin.route.Claims;
import org.tocsin.route.Json;

/**
 * Claims in the ledger's database. A ledger that did not answer twice is not asked for some seconds: its time limit would
 * otherwise be a delay of every delivery.
 */
public final class LedgerClaims implements Claims {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerClaims.class);

    private enum ClaimState {
        CLAIMED,
        ACCEPTED,
        SPLIT,
        WITHOUT_EFFECT
    }

    private record Row(ClaimState state, String outcome) {}

    private final Database ledger;
    private static final Duration REST = Duration.ofSeconds(5);

    private final Duration limit;
    private final Clock clock;
    private final Respite respite = new Respite(REST);

    /** @param limit how long a delivery waits for the ledger before it goes on without it */
    public LedgerClaims(Database ledger, Duration limit, Clock clock) {
        this.ledger = ledger;
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    public Before claim(DeliveryKey delivery, Optional<Part> part) {
        String key = key(delivery, part);
        try {
            Optional<Row> before = ask(database -> {
                Optional<Row> row = find(database, key);
                if (row.isEmpty() || row.get().state() != ClaimState.ACCEPTED) {
                    put(database, key, delivery, ClaimState.CLAIMED, "");
                }
                return row;
            });
            return before.map(LedgerClaims::before).orElseGet(Before.Nothing::new);
        } catch (LedgerUnavailable e) {
            LOG.warn("event=claim-skipped delivery={} reason=\"{}\"", delivery, e.getMessage());
            return new Before.Unknown();
        }
    }

    @Override
    public void close(DeliveryKey delivery, Optional<Part> part, Outcome outcome) {
        ClaimState state = after(outcome);
        if (state == ClaimState.CLAIMED) {
            return;
        }
        String text = outcome instanceof Outcome.Accepted accepted ? Json.write(accepted) : "";
        try {
            ask(database -> {
                put(database, key(delivery, part), delivery, state, text);
                return state;
            });
        } catch (LedgerUnavailable e) {
            LOG.warn("event=claim-left-open delivery={} reason=\"{}\"", delivery, e.getMessage());
        }
    }

    @Override
    public boolean mayHaveGone(Collection<AlertKey> alerts, String channel, String target) {
        List<String> keys = alerts.stream()
                .map(alert -> new DeliveryKey(alert, channel, target).value())
                .toList();
        try {
            return ask(database -> someUnknown(database, alerts) || someClaimed(database, keys));
        } catch (LedgerUnavailable e) {
            LOG.warn("event=claims-unreadable channel={} reason=\"{}\"", channel, e.getMessage());
            return true;
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
            return answer;
        } catch (LedgerUnavailable e) {
            if (respite.failed()) {
                LOG.error("event=claims-rest seconds={} reason=\"{}\"", REST.toSeconds(), e.getMessage());
            }
            throw e;
        }
    }

    private static boolean someClaimed(JdbcClient database, List<String> deliveryKeys) {
        return database.sql("select count(*) from claim where delivery_key in (:keys)"
                                + " and state in ('CLAIMED', 'ACCEPTED', 'SPLIT')")
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

    private static ClaimState after(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted) {
            return ClaimState.ACCEPTED;
        }
        if (outcome instanceof Outcome.Split) {
            return ClaimState.SPLIT;
        }
        boolean inDoubt = outcome instanceof Outcome.Unreachable unreachable
                && unreachable.code().mayHaveEffect();
        return inDoubt ? ClaimState.CLAIMED : ClaimState.WITHOUT_EFFECT;
    }

    private static Optional<Row> find(JdbcClient database, String key) {
        return database.sql("select state, outcome from claim where claim_key = ?")
                .param(key)
                .query((row, number) -> new Row(ClaimState.valueOf(row.getString(1)), row.getString(2)))
                .optional();
    }

    private void put(JdbcClient database, String key, DeliveryKey delivery, ClaimState state, String outcome) {
        database.sql("insert into claim (claim_key, delivery_key, state, outcome, at) values (?, ?, ?, ?, ?)"
                        + " on conflict (claim_key) do update set state = excluded.state, outcome = excluded.outcome,"
                        + " at = excluded.at")
                .params(key, delivery.value(), state.name(), outcome, clock.millis())
                .update();
    }

    private static String key(DeliveryKey delivery, Optional<Part> part) {
        return delivery.value() + part.map(p -> "#" + p.number()).orElse("");
    }
}
