package org.tocsin.cap.check.profile;

import org.tocsin.cap.text.Gsm7;

/** In what the length of a text is counted. */
enum TextUnit {
    CHARACTERS("characters"),
    /** Extension characters count twice; a text that the alphabet does not hold is counted in characters. */
    GSM7("characters of the GSM alphabet");

    private final String spoken;

    TextUnit(String spoken) {
        this.spoken = spoken;
    }

    String spoken() {
        return spoken;
    }

    int length(String text) {
        int characters = text.codePointCount(0, text.length());
        return this == GSM7 ? Gsm7.septets(text).orElse(characters) : characters;
    }
}
