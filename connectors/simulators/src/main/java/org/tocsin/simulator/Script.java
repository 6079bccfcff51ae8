package org.tocsin.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a simulated counterpart does out of the ordinary. One sentence a line, the first that fits the event is used up
 * first:
 *
 * <pre>
 * on submit_sm reply throttled 3 times
 * on write-replace stay silent once
 * on bind_transceiver close the connection always
 * on submit_sm wait 250ms 10 times
 * </pre>
 *
 * Without a count a sentence holds once. Safe for concurrent use.
 */
public final class Script {
    private static final Pattern SENTENCE =
            Pattern.compile("on (\\S+) (?:reply (\\S+)|(stay silent)|(close the connection)|wait (\\d+)(ms|s))"
                    + "(?: (?:(\\d+) times|(once)|(always)))?");

    /** What to do with one event. */
    public sealed interface Reaction {

        /** Answer this instead of success; each simulator says which words it knows. */
        record Reply(String answer) implements Reaction {}

        /** Take it and answer nothing. */
        record Silence() implements Reaction {}

        /** Close the connection without an answer. */
        record Close() implements Reaction {}

        /** Answer as usual, but only after this long. */
        record Wait(Duration duration) implements Reaction {}
    }

    private static final class Line {
        private final String event;
        private final Reaction reaction;
        private long left;

        Line(String event, Reaction reaction, long left) {
            this.event = event;
            this.reaction = reaction;
            this.left = left;
        }
    }

    private final List<Line> lines = new ArrayList<>();

    /** Adds sentences, one a line; blank lines and lines that begin with # are passed over. */
    public synchronized Script add(String sentences) {
        sentences
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Script::parse)
                .forEach(lines::add);
        return this;
    }

    /** Forgets everything: from now on all goes well. */
    public synchronized void clear() {
        lines.clear();
    }

    /** What to do with this event; empty means the ordinary answer. Uses one turn of the sentence up. */
    public synchronized Optional<Reaction> next(String event) {
        for (Line line : lines) {
            if (line.event.equals(event) && line.left > 0) {
                line.left--;
                return Optional.of(line.reaction);
            }
        }
        return Optional.empty();
    }

    private static Line parse(String sentence) {
        Matcher matcher = SENTENCE.matcher(sentence);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a sentence of a simulator script: \"" + sentence
                    + "\". Write for example: on submit_sm reply throttled 3 times");
        }
        return new Line(matcher.group(1), reaction(matcher), turns(matcher));
    }

    private static Reaction reaction(Matcher matcher) {
        if (matcher.group(2) != null) {
            return new Reaction.Reply(matcher.group(2));
        }
        if (matcher.group(3) != null) {
            return new Reaction.Silence();
        }
        if (matcher.group(4) != null) {
            return new Reaction.Close();
        }
        long amount = Long.parseLong(matcher.group(5));
        return new Reaction.Wait(
                matcher.group(6).equals("ms") ? Duration.ofMillis(amount) : Duration.ofSeconds(amount));
    }

    private static long turns(Matcher matcher) {
        if (matcher.group(9) != null) {
            return Long.MAX_VALUE;
        }
        return matcher.group(7) == null ? 1 : Long.parseLong(matcher.group(7));
    }
}
