package org.tocsin.route.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.connector.DeliveryKey;

/**
 * What is written down of one attempt.
 *
 * @param key of the delivery or of one of its parts
 * @param outcome what the channel said, as JSON; empty while nobody knows
 */
record Claim(String key, DeliveryKey delivery, State state, String outcome) {

    enum State {
        CLAIMED,
        ACCEPTED,
        SPLIT,
        WITHOUT_EFFECT;

        boolean mayHaveGone() {
            return this != WITHOUT_EFFECT;
        }
    }

    /** Writes it down as the latest. */
    void put(JdbcClient database, long at) {
        write(database, at, "");
    }

    /** Writes it down late: what the channel took stays taken, whatever was written meanwhile. */
    void putLate(JdbcClient database, long at) {
        write(database, at, " where claim.state <> 'ACCEPTED'");
    }

    private void write(JdbcClient database, long at, String unless) {
        database.sql("insert into claim (claim_key, delivery_key, state, outcome, at) values (?, ?, ?, ?, ?)"
                        + " on conflict (claim_key) do update set state = excluded.state, outcome = excluded.outcome,"
                        + " at = excluded.at" + unless)
                .params(key, delivery.value(), state.name(), outcome, at)
                .update();
    }
}
