package org.tocsin.broadcast.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.broadcast.same.SameHeader;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Info;
import org.tocsin.cap.Status;

/** Writes the texts of a delivery, one a language; the blocks of two languages are never mixed. Immutable. */
public final class AnnouncementWriter {
    private final boolean easText;

    /** @param easText whether the parameter EASText replaces description and instruction in the texts with a SAME header */
    public AnnouncementWriter(boolean easText) {
        this.easText = easText;
    }

    /** An alert, or with {@code update} the message that replaces an earlier one. */
    public List<Announcement> alert(Alert alert, List<Info> blocks, boolean update, Optional<SameHeader> header) {
        return blocks.stream()
                .map(info -> new Announcement(info.language(), alertText(alert, info, update, header)))
                .toList();
    }

    /**
     * The end of an earlier message.
     *
     * @param subjects what that message was about, by language; used where the cancel itself has no block
     */
    public List<Announcement> cancel(Alert alert, List<Info> blocks, Map<String, String> subjects) {
        if (blocks.isEmpty()) {
            return subjects.entrySet().stream()
                    .map(subject -> cancelled(alert, subject.getKey(), subject.getValue(), Stream.of()))
                    .toList();
        }
        return blocks.stream()
                .map(info -> cancelled(
                        alert,
                        info.language(),
                        subject(info),
                        Stream.concat(info.description().stream(), info.instruction().stream())))
                .toList();
    }

    /** What a message is about, in a few words: its headline, else its event. */
    public static String subject(Info info) {
        return info.headline()
                .map(PlainWords::tidy)
                .filter(headline -> !headline.isEmpty())
                .orElseGet(() -> PlainWords.tidy(info.event()));
    }

    private String alertText(Alert alert, Info info, boolean update, Optional<SameHeader> header) {
        Phrases phrases = Phrases.orEnglish(info.language());
        String opening = join(Stream.of(drill(alert, phrases), update ? phrases.get("update") : ""));
        // Without a translation the first sentence of the guide would mix two languages.
        return header.flatMap(same ->
                        Phrases.of(info.language()).map(own -> EcigText.of(alert, info, same, own, easText, opening)))
                .orElseGet(() -> join(Stream.of(opening, PlainText.of(info))));
    }

    private static Announcement cancelled(Alert alert, String language, String subject, Stream<String> more) {
        Phrases phrases = Phrases.orEnglish(language);
        Stream<String> opening =
                Stream.of(drill(alert, phrases), phrases.get("cancelled"), PlainWords.sentence(subject));
        return new Announcement(language, join(Stream.concat(opening, more.map(PlainWords::tidy))));
    }

    private static String drill(Alert alert, Phrases phrases) {
        if (alert.status() == Status.ACTUAL) {
            return "";
        }
        return phrases.get(alert.status() == Status.EXERCISE ? "exercise" : "test");
    }

    private static String join(Stream<String> parts) {
        return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }
}
