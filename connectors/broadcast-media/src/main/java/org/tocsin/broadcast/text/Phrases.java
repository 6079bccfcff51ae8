package org.tocsin.broadcast.text;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tocsin.broadcast.data.PropertiesFile;

/** The words of one language that the gateway itself adds. */
final class Phrases {
    private static final Map<String, String> ALL = PropertiesFile.read(Phrases.class, "phrases.properties");
    private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");

    private final String language;

    private Phrases(String language) {
        this.language = language;
    }

    /** Those of the language of the tag, whatever its region; empty where nobody has translated them. */
    static Optional<Phrases> of(String tag) {
        String language = tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
        return ALL.containsKey(language + ".test") ? Optional.of(new Phrases(language)) : Optional.empty();
    }

    /** As above, else English: that it is only a test must be said in whatever words there are. */
    static Phrases orEnglish(String tag) {
        return of(tag).orElseGet(() -> new Phrases("en"));
    }

    boolean isEnglish() {
        return language.equals("en");
    }

    String get(String key) {
        String phrase = ALL.get(language + "." + key);
        if (phrase == null) {
            throw new IllegalArgumentException("no phrase " + language + "." + key);
        }
        return phrase;
    }

    /** Fills each blank once; what is filled in may itself look like a blank and stays as it is. */
    String fill(String key, Map<String, String> values) {
        return BLANK.matcher(get(key))
                .replaceAll(blank -> Matcher.quoteReplacement(values.getOrDefault(blank.group(1), "")));
    }

    String moment(OffsetDateTime time) {
        return time.format(DateTimeFormatter.ofPattern(get("moment"), Locale.forLanguageTag(language)));
    }
}
