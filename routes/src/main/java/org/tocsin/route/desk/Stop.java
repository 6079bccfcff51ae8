package org.tocsin.route.desk;

import java.time.Instant;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.DeliveryKey;

/**
 * An operator's order that an alert leave a channel, and not go out there again.
 *
 * @param author id of the operator
 * @param reason as the operator gave it
 * @param expires of the alert; after that nothing leaves anyway
 * @param done whether the channel has said that nothing of it is out any more
 */
public record Stop(
        String channel,
        String target,
        AlertKey alert,
        Instant at,
        String author,
        String reason,
        Instant expires,
        boolean done) {

    /** What it is about. */
    public DeliveryKey delivery() {
        return new DeliveryKey(alert, channel, target);
    }

    Stop carriedOut() {
        return new Stop(channel, target, alert, at, author, reason, expires, true);
    }

    /** Who ordered it, when and why, as a sentence. */
    public String words() {
        return "Stopped by " + author + " at " + at + ": " + Pause.ended(reason);
    }
}
