package org.tocsin.connector;

import java.util.Collection;
import java.util.Optional;
import org.tocsin.cap.AlertKey;

/** One way out of the gateway. */
public interface Connector extends AutoCloseable {

    /**
     * Hands one delivery to the channel, once. Safe for concurrent use; returns within the channel's time limit. It tries
     * once and says what happened: the broker alone decides whether and when to try again. A broken promise (a bug) may
     * throw; what a peer does never does.
     */
    Outcome deliver(Delivery delivery);

    /**
     * What {@link #deliver} would send for this first attempt, composed by the very same code, as if the link were up. Sends
     * nothing, keeps nothing, takes no number and claims nothing: a store may be read, never written. Safe for concurrent
     * use; never throws and never waits for a peer.
     */
    Preview preview(Delivery delivery);

    /**
     * Later messages have replaced these alerts: whatever of them is under way begins nothing more. Told before the later
     * message itself is handed over, which may have to wait for what is under way. Returns at once, never throws; safe for
     * concurrent use. A connector whose deliveries are short has nothing to stop.
     */
    default void supersede(Collection<AlertKey> alerts) {}

    /**
     * What became of the recipients of a delivery, as CSV with a line of names first: counts alone, by language, part and
     * state, and nobody's number. Empty where the channel knows no recipients or not this delivery, or no longer. May take
     * seconds; safe for concurrent use.
     *
     * @throws StateStore.Unavailable when it cannot be looked up
     */
    default Optional<String> recipientCounts(DeliveryKey delivery) {
        return Optional.empty();
    }

    /** How the link to the target stands now, for people and metrics. Cheap, does not block. */
    LinkState link();

    /**
     * Tests the link by means of its own: never with a message that anybody could receive. May wait for the peer, within the
     * channel's time limit. A link that is kept alive and tested all the time answers as {@link #link}.
     */
    default LinkState probe() {
        return link();
    }

    /**
     * Reads anew the files that these settings name and that may change while the gateway runs. Nothing changes before
     * {@link Renewal#take}, and deliveries go on meanwhile. A connector without such files has nothing to renew.
     */
    default Renewal renewal(Settings settings) {
        return Renewal.NONE;
    }

    /** Ends links and threads; idempotent. State that must outlive the process is already in the {@link StateStore}. */
    @Override
    void close();
}
