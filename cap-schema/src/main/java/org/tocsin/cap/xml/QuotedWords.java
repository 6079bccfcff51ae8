package org.tocsin.cap.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Entries split by white space, or between double quotes when they hold white space themselves. */
final class QuotedWords {
    private static final Pattern ENTRY = Pattern.compile("\\s*+(?:\"([^\"]*+)\"(?=\\s|$)|([^\\s\"]++)(?=\\s|$))");

    private QuotedWords() {}

    /** Empty when a quote has no partner or stands inside an entry. */
    static Optional<List<String>> split(String text) {
        List<String> entries = new ArrayList<>();
        Matcher matcher = ENTRY.matcher(text);
        int end = 0;
        while (matcher.lookingAt()) {
            entries.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
            end = matcher.end();
            matcher.region(end, text.length());
        }
        return text.substring(end).isBlank() ? Optional.of(List.copyOf(entries)) : Optional.empty();
    }
}
