package org.tocsin.connector;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a channel would send, made by what composes the real thing, without sending and without a trace.
 *
 * @param texts what people would read or hear, to the letter
 * @param facts what else there is to know, by name and in the order to show it, such as cells or recipients; never a phone
 *     number
 * @param shortfalls what of the message does not come through as it was written
 * @param refusal why the channel would send nothing; empty when it would
 * @param map where it would go, for channels that have places
 */
public record Preview(
        List<Text> texts,
        Map<String, String> facts,
        List<Shortfall> shortfalls,
        Optional<Outcome.Refused> refusal,
        Optional<ReachMap> map) {

    /**
     * One text as it would leave.
     *
     * @param kind what it is, such as {@code SMS} or {@code SAME header}
     * @param language as the message wrote it; empty for what is in no language
     * @param measure how much it is of what the channel carries, such as {@code 3 of 15 pages, GSM-7, 212 characters}
     */
    public record Text(String kind, String language, String text, String measure) {}

    /**
     * Something that the channel cannot do as the message wants it.
     *
     * @param path XPath into the message
     * @param message what is lost and how to mend it, as whole sentences
     */
    public record Shortfall(Matter matter, String path, String message) {}

    /** What a shortfall is about. */
    public enum Matter {
        /** The text: left out, cut, replaced, or not there in a language that is asked for. */
        TEXT,
        /** Shapes with more vertices than the channel carries. */
        VERTICES,
        /** Who gets it: a block that reaches nobody, a signal that a receiver waits for in vain. */
        REACH
    }

    public Preview {
        texts = List.copyOf(texts);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        shortfalls = List.copyOf(shortfalls);
    }

    public static Preview sent(List<Text> texts, Map<String, String> facts, List<Shortfall> shortfalls) {
        return new Preview(texts, facts, shortfalls, Optional.empty(), Optional.empty());
    }

    public static Preview refused(Outcome.Refused refusal, List<Shortfall> shortfalls) {
        return new Preview(List.of(), Map.of(), shortfalls, Optional.of(refusal), Optional.empty());
    }

    /** The same with a map. */
    public Preview with(ReachMap where) {
        return new Preview(texts, facts, shortfalls, refusal, Optional.of(where));
    }

    public static Preview refused(Outcome.Refused refusal) {
        return refused(refusal, List.of());
    }

    public static Preview refused(ReasonCode code, String detail) {
        return refused(new Outcome.Refused(code, detail));
    }
}
