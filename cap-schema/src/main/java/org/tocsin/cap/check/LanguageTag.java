package org.tocsin.cap.check;

import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is wrong with a language tag (BCP 47, RFC 5646). The lists are those of the Java platform: complete for languages of
 * two letters, scripts and regions. A language of three letters passes unless a shorter code is registered in its place.
 */
final class LanguageTag {
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());
    private static final Map<String, String> SHORTER = shorterCodes();
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    private LanguageTag() {}

    /** The fault as the rest of a sentence that begins with the tag; empty when there is none. */
    static Optional<String> fault(String tag) {
        if (tag.toLowerCase(Locale.ROOT).equals("und")) {
            return Optional.empty();
        }
        try {
            return fault(new Locale.Builder().setLanguageTag(tag).build());
        } catch (IllformedLocaleException e) {
            return Optional.of("is not built as a language tag");
        }
    }

    private static Optional<String> fault(Locale locale) {
        String language = locale.getLanguage();
        if (!LANGUAGE.matcher(language).matches() || (language.length() == 2 && !LANGUAGES.contains(language))) {
            return Optional.of("names no registered language");
        }
        if (SHORTER.containsKey(language)) {
            return Optional.of("names its language by three letters where " + SHORTER.get(language) + " is registered");
        }
        if (!isRegion(locale)) {
            return Optional.of("names no registered region");
        }
        if (!locale.getScript().isEmpty()
                && locale.getDisplayScript(Locale.ENGLISH).equals(locale.getScript())) {
            return Optional.of("names no registered script");
        }
        return Optional.empty();
    }

    /** Beside the countries there are regions of three digits (UN M.49) and a few such as XK, known by their names. */
    private static boolean isRegion(Locale locale) {
        String region = locale.getCountry();
        return region.isEmpty()
                || REGIONS.contains(region)
                || !locale.getDisplayCountry(Locale.ENGLISH).equals(region);
    }

    private static Map<String, String> shorterCodes() {
        Map<String, String> shorter = new HashMap<>();
        for (String code : LANGUAGES) {
            Locale language = new Locale.Builder().setLanguage(code).build();
            shorter.put(language.getISO3Language(), language.toLanguageTag());
        }
        return Map.copyOf(shorter);
    }
}
