package org.tocsin.sms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Area;
import org.tocsin.cap.Info;
import org.tocsin.cap.Status;
import org.tocsin.connector.Action;

/** The words of a message. Pieces are left out whole, never cut; the headline, the instruction and the sender always stay. */
public final class MessageTemplate {
    private MessageTemplate() {}

    /** The texts of an ALERT or UPDATE in order of preference: with the description, without it, without the areas too. */
    public static List<String> texts(Alert alert, Info info, Action action) {
        String headline = headline(info);
        String instruction = info.instruction().map(MessageTemplate::tidy).orElse("");
        String description = info.description().map(MessageTemplate::tidy).orElse("");
        String event = missing(headline, tidy(info.event()));
        String area = missing(headline, areas(info));
        String sender = sender(alert, Optional.of(info));
        String lead = lead(alert, info.language(), action) + sentence(headline);
        return List.of(
                join(lead, description, instruction, joined(event, area), sender),
                join(lead, instruction, joined(event, area), sender),
                join(lead, instruction, event, sender));
    }

    /**
     * The text of a CANCEL. It repeats nothing of its own block: a Cancel often carries a copy of the original's
     * instruction, and "evacuate now" must not go out again.
     */
    public static String cancellation(Alert cancel, String language, String originalHeadline) {
        Optional<Info> info = Language.choose(language, cancel.infos());
        return join(lead(cancel, language, Action.CANCEL) + sentence(originalHeadline), sender(cancel, info));
    }

    /** The headline, or the event of a block that has none. */
    public static String headline(Info info) {
        return info.headline()
                .map(MessageTemplate::tidy)
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> tidy(info.event()));
    }

    private static String lead(Alert alert, String language, Action action) {
        Words words = Words.of(language);
        String drill = alert.status() == Status.EXERCISE
                ? words.exercise() + " "
                : alert.status() == Status.TEST ? words.test() + " " : "";
        return switch (action) {
            case ALERT -> drill;
            case UPDATE -> drill + words.update() + ": ";
            case CANCEL -> drill + words.cancelled() + ": ";
        };
    }

    private static String areas(Info info) {
        return info.areas().stream()
                .map(Area::areaDesc)
                .map(MessageTemplate::tidy)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String sender(Alert alert, Optional<Info> info) {
        return tidy(info.flatMap(Info::senderName).orElse(alert.sender()));
    }

    private static String missing(String headline, String piece) {
        return headline.toLowerCase(Locale.ROOT).contains(piece.toLowerCase(Locale.ROOT)) ? "" : piece;
    }

    private static String joined(String event, String area) {
        return Stream.of(event, area).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String join(String lead, String... pieces) {
        List<String> sentences = new ArrayList<>();
        sentences.add(lead);
        for (String piece : pieces) {
            if (!piece.isEmpty()) {
                sentences.add(sentence(piece));
            }
        }
        return String.join(" ", sentences);
    }

    private static String sentence(String text) {
        return !text.isEmpty() && Character.isLetterOrDigit(text.codePointBefore(text.length())) ? text + "." : text;
    }

    // XML is indented and wrapped; a short message has no room for that.
    private static String tidy(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
