package org.tocsin.broadcast.text;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tocsin.broadcast.same.SameEvents;
import org.tocsin.broadcast.same.SameHeader;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Area;
import org.tocsin.cap.Info;

/**
 * The text that goes with a SAME header, the same for crawl and speech (ECIG CAP-to-EAS Implementation Guide 1.0): a first
 * sentence made from the header, then EASText, or sender, description and instruction; 1 800 characters at most.
 */
final class EcigText {
    static final int MOST_CHARACTERS = 1800;

    /** The names of 31 counties fit; longer lists would push out what to do. */
    private static final int MOST_AREA_CHARACTERS = 700;

    private static final int MOST_NAME_CHARACTERS = 200;

    private EcigText() {}

    /** @param opening what must stand before the first sentence, such as UPDATE; may be empty */
    static String of(Alert alert, Info info, SameHeader header, Phrases phrases, boolean easText, String opening) {
        String first = (opening + " " + firstSentence(alert, info, header, phrases)).strip();
        Optional<String> ready = easText ? info.parameter("EASText").map(PlainWords::tidy) : Optional.empty();
        if (ready.isPresent() && !ready.get().isEmpty()) {
            return first + " " + PlainWords.cut(ready.get(), MOST_CHARACTERS - first.length() - 1);
        }
        String opened = info.senderName()
                .map(PlainWords::tidy)
                .filter(sender -> !sender.isEmpty())
                .map(sender -> PlainWords.cut(sender, MOST_NAME_CHARACTERS))
                .map(sender -> first + " " + phrases.fill("from", Map.of("sender", sender)))
                .orElse(first);
        return body(opened, tidy(info.description()), tidy(info.instruction()));
    }

    /** Each half of what is left; a shorter one gives its room to the other. */
    private static String body(String opened, String description, String instruction) {
        int room = MOST_CHARACTERS - opened.length() - 2;
        int half = room / 2;
        int forDescription = Math.max(half, room - instruction.length());
        String first = PlainWords.cut(description, forDescription);
        String second = PlainWords.cut(instruction, room - first.length());
        return List.of(opened, first, second).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String firstSentence(Alert alert, Info info, SameHeader header, Phrases phrases) {
        return phrases.fill(
                "header",
                Map.of(
                        "originator", phrases.get(header.originator()),
                        "event", event(info, header, phrases),
                        "areas", areas(info.areas()),
                        "start", moment(alert, header.issued(), phrases),
                        "end", moment(alert, header.until(), phrases)));
    }

    /** The official name in English; in another language the alert's own word, never an English one. */
    private static String event(Info info, SameHeader header, Phrases phrases) {
        return (phrases.isEnglish() ? SameEvents.name(header.event()) : Optional.<String>empty())
                .orElseGet(() -> PlainWords.cut(PlainWords.tidy(info.event()), MOST_NAME_CHARACTERS));
    }

    private static String areas(List<Area> areas) {
        return PlainWords.cut(
                areas.stream()
                        .map(area -> PlainWords.tidy(area.areaDesc()))
                        .distinct()
                        .collect(Collectors.joining("; ")),
                MOST_AREA_CHARACTERS);
    }

    /** In the offset that the sender wrote: its own local time. */
    private static String moment(Alert alert, Instant time, Phrases phrases) {
        return phrases.moment(
                time.atOffset(OffsetDateTime.parse(alert.sent().text()).getOffset()));
    }

    private static String tidy(Optional<String> text) {
        return PlainWords.tidy(text.orElse(""));
    }
}
