package org.tocsin.route.plan;

import java.util.Set;
import org.tocsin.cap.Category;
import org.tocsin.cap.Info;

/**
 * What an authority answers for beside its ground, and how its corrections are taken. An empty set sets no limit.
 *
 * @param delegatedFor senders of others whose messages it may update and cancel
 * @param events names or codes of the events that it may warn of, compared without regard to case
 * @param categories the categories that its events may have
 * @param channels names of the channels to which rules may lead its messages
 */
public record Remit(
        Set<String> delegatedFor,
        Set<String> events,
        Set<Category> categories,
        Set<String> channels,
        UnknownParents unknownParents) {
    /** Its own messages alone, any event, any channel. */
    public static final Remit DEFAULT = new Remit(Set.of(), Set.of(), Set.of(), Set.of(), UnknownParents.DEFAULT);

    public Remit {
        delegatedFor = Set.copyOf(delegatedFor);
        events = Set.copyOf(events);
        categories = Set.copyOf(categories);
        channels = Set.copyOf(channels);
    }

    /** Whether the block's event, by its name or one of its codes, is among the permitted ones. */
    public boolean coversEvent(Info info) {
        return events.isEmpty()
                || events.stream()
                        .anyMatch(event -> event.equalsIgnoreCase(info.event().strip())
                                || info.eventCodes().stream()
                                        .anyMatch(code -> event.equalsIgnoreCase(
                                                code.value().strip())));
    }

    public boolean coversCategories(Info info) {
        return categories.isEmpty() || categories.containsAll(info.categories());
    }

    public boolean permitsChannel(String name) {
        return channels.isEmpty() || channels.contains(name);
    }
}
