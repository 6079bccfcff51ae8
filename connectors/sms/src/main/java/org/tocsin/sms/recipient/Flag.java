package org.tocsin.sms.recipient;

import java.util.Locale;
import java.util.Optional;

/** What makes somebody be served before others. */
public enum Flag {
    /** Needs more time than others to get away. */
    VULNERABLE(1),
    /** Has a duty in an emergency. */
    PRIORITY(2);

    private final int mark;

    /** @param mark its bit where rows are stored: never to be changed */
    Flag(int mark) {
        this.mark = mark;
    }

    int mark() {
        return mark;
    }

    /** As files and the API write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Flag> of(String text) {
        for (Flag flag : values()) {
            if (flag.text().equals(text)) {
                return Optional.of(flag);
            }
        }
        return Optional.empty();
    }
}
