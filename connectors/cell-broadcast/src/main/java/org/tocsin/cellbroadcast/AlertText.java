package org.tocsin.cellbroadcast;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.cap.Info;

/** The text of an info block as a phone shows it: headline, description and instruction, a line each. */
public final class AlertText {
    private AlertText() {}

    /** Never shortened; the event stands in where a block has no text at all. */
    public static String of(Info info) {
        String headline = oneLine(info.headline());
        String description = oneLine(info.description());
        // Many authorities repeat the headline as the first sentence; said twice it costs a page.
        boolean repeated = description.startsWith(headline);
        List<String> parts = Stream.of(repeated ? "" : headline, description, oneLine(info.instruction()))
                .filter(part -> !part.isEmpty())
                .toList();
        return parts.isEmpty()
                ? oneLine(Optional.of(info.event()))
                : parts.stream().collect(Collectors.joining("\n"));
    }

    /** Line breaks inside a CAP text come from the editor that wrote it, not from its author. */
    static String oneLine(Optional<String> text) {
        return text.orElse("").strip().replaceAll("\\s+", " ");
    }
}
