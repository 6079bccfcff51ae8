package org.tocsin.cellbroadcast;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.Channel;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.Receipt;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.connector.Transcript;

/** What becomes known of an alert after its delivery has ended. */
final class LateFacts {
    private final Channel channel;
    private final ReceiptSink receipts;

    LateFacts(Channel channel, ReceiptSink receipts) {
        this.channel = channel;
        this.receipts = receipts;
    }

    /**
     * Tells it, unless the delivery is still under way: then the outcome tells it. CONFIRMED is said only when a peer has
     * counted a broadcast.
     *
     * @param kind part of the identity of the fact, beside its time
     * @param detail a sentence of what happened; where the cells stand is added
     */
    void tell(
            AlertKey alert, List<Broadcast> broadcasts, String kind, String detail, Instant at, Transcript transcript) {
        if (broadcasts.stream().noneMatch(broadcast -> broadcast.progress().delivered())) {
            return;
        }
        Totals totals = Totals.of(broadcasts);
        DeliveryKey delivery = new DeliveryKey(alert, channel.name(), channel.target());
        receipts.accept(new Receipt(
                        delivery.value() + "/" + kind + "/" + at.toEpochMilli(),
                        delivery,
                        totals.onAir() > 0 ? Receipt.State.CONFIRMED : Receipt.State.ACCEPTED,
                        at,
                        0,
                        Optional.empty(),
                        detail + " " + totals,
                        Outcomes.reference(broadcasts),
                        totals.counts(),
                        Optional.empty(),
                        Optional.empty())
                .with(transcript));
    }
}
