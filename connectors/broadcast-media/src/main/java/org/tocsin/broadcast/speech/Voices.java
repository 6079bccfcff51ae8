package org.tocsin.broadcast.speech;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tocsin.broadcast.data.PropertiesFile;

/** The espeak-ng voice of a language. */
final class Voices {
    private static final Map<String, String> BY_LANGUAGE = PropertiesFile.read(Voices.class, "voices.properties");

    private Voices() {}

    /** By the whole tag, else by its language alone; empty when there is none: another voice would not be understood. */
    static Optional<String> of(String language) {
        String tag = language.toLowerCase(Locale.ROOT);
        String voice = BY_LANGUAGE.get(tag);
        return Optional.ofNullable(voice == null ? BY_LANGUAGE.get(tag.split("-", 2)[0]) : voice);
    }
}
