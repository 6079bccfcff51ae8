package org.tocsin.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.CapTime;
import org.tocsin.cap.Reference;

/** Finds the chain to which a message belongs; its name holds for the life of the event. */
final class Chains {
    private Chains() {}

    /** The chain of an alert it refers to, where the feed knows one; else the key of the earliest it refers to; else its own. */
    static AlertKey of(Alert alert, FeedSnapshot known) {
        Optional<AlertKey> chain = alert.references().stream()
                .flatMap(reference -> known.find(reference.key()).stream())
                .map(standing -> standing.entry().chain())
                .findFirst();
        return chain.or(() -> earliest(alert)).orElseGet(alert::key);
    }

    private static Optional<AlertKey> earliest(Alert alert) {
        return alert.references().stream()
                .min(Comparator.comparing(Chains::sent))
                .map(Reference::key);
    }

    /** A reference is text of the sender's; one without a time that can be read is no candidate for the earliest. */
    private static Instant sent(Reference reference) {
        try {
            return CapTime.parse(reference.sent()).instant();
        } catch (DateTimeException e) {
            return Instant.MAX;
        }
    }
}
