package org.tocsin.cellbroadcast;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.cap.Info;
import org.tocsin.cap.NamedValue;
import org.tocsin.connector.Settings;

/**
 * The level that nobody can switch off (4370): who may have it, and by which parameter of a block it is ordered. Neither
 * severity nor an event alone leads there; the event codes of a table order it as well. Immutable.
 *
 * @param senders of alerts that may take it; empty: nobody
 * @param order the parameter that orders it; empty: only event codes of the table do
 */
public record LevelOne(Set<String> senders, Optional<NamedValue> order) {
    /** Nobody, by nothing. */
    public static final LevelOne NONE = new LevelOne(Set.of(), Optional.empty());

    public LevelOne {
        senders = Set.copyOf(senders);
    }

    /** Reads {@code level-1-senders} and {@code level-1-order}. */
    static LevelOne from(Settings settings) {
        List<String> senders = settings.texts("level-1-senders");
        String order = settings.text("level-1-order", "");
        if (order.isEmpty()) {
            return new LevelOne(Set.copyOf(senders), Optional.empty());
        }
        String[] parts = order.split("=", 2);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            settings.report("level-1-order", "Write the parameter that orders level 1 as NAME=VALUE.");
            return NONE;
        }
        if (senders.isEmpty()) {
            settings.report("level-1-order", "Nobody may have level 1; name the senders in level-1-senders.");
        }
        return new LevelOne(Set.copyOf(senders), Optional.of(new NamedValue(parts[0].strip(), parts[1].strip())));
    }

    boolean permits(String sender) {
        return senders.contains(sender);
    }

    /** Whether a parameter of the block orders it. */
    boolean isOrderedBy(Info info) {
        return order.isPresent()
                && info.parameters().stream()
                        .anyMatch(parameter -> parameter
                                        .name()
                                        .equals(order.get().name())
                                && parameter.value().strip().equals(order.get().value()));
    }
}
