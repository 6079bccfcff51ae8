package org.tocsin.route.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.connector.Receipt;
import org.tocsin.connector.Receipt.State;
import org.tocsin.route.Json;

/** A channel that counts may confirm again and again: the latest counts stand, whichever are told first. */
final class Recount {
    private Recount() {}

    /** Runs on the writer of the database, after the receipt was written. */
    static void of(JdbcClient database, Receipt receipt) {
        // The counts of a part are not those of the whole.
        if (receipt.state() != State.CONFIRMED
                || receipt.part().isPresent()
                || receipt.counts().isEmpty()) {
            return;
        }
        String counts = Json.write(receipt.counts());
        long at = receipt.at().toEpochMilli();
        // Of two at the same moment one must win in either order.
        database.sql("update delivery set detail = ?, counts = ?, updated_at = ?,"
                        + " reference = case when ? = '' then reference else ? end"
                        + " where delivery_key = ? and state = 'CONFIRMED'"
                        + " and (updated_at < ? or (updated_at = ? and counts < ?))")
                .params(
                        receipt.detail(),
                        counts,
                        at,
                        receipt.reference(),
                        receipt.reference(),
                        receipt.delivery().value(),
                        at,
                        at,
                        counts)
                .update();
    }
}
