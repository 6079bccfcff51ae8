package org.tocsin.route.chain;

import java.util.List;
import org.tocsin.cap.Alert;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Reference;

/** The messages that an Update replaces or a Cancel stops. */
public final class Predecessors {
    private Predecessors() {}

    /**
     * What the message refers to, itself apart: whatever its {@code sent}, a message of this sender and identifier is this
     * message (CAP-09), and one that took its own place would never go out. Empty for other types.
     */
    public static List<Reference> of(Alert alert) {
        if (alert.msgType() != MsgType.UPDATE && alert.msgType() != MsgType.CANCEL) {
            return List.of();
        }
        return alert.references().stream()
                .filter(reference -> !isItself(reference, alert))
                .toList();
    }

    private static boolean isItself(Reference reference, Alert alert) {
        return reference.sender().equals(alert.sender())
                && reference.identifier().equals(alert.identifier());
    }
}
