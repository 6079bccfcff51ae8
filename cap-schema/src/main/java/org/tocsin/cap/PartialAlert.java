package org.tocsin.cap;

import java.util.Set;

/**
 * What could be read of a message that is refused. It exists for one thing: that the rules can say at once what else is
 * wrong. Nothing may be planned or sent from it, since what was missing or unreadable stands in it as a placeholder.
 *
 * @param unread XPaths of the elements that the alert holds a placeholder for, or leaves out
 */
public record PartialAlert(Alert alert, Set<String> unread) {
    public PartialAlert {
        unread = Set.copyOf(unread);
    }
}
