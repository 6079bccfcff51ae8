package org.tocsin.cap.check.profile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.cap.Severity;

/** The colours of awareness_level, each with its number and the severity it stands for. */
enum AwarenessLevel {
    GREEN(1, Severity.MINOR),
    YELLOW(2, Severity.MODERATE),
    ORANGE(3, Severity.SEVERE),
    RED(4, Severity.EXTREME);

    private final int number;
    private final Severity severity;

    AwarenessLevel(int number, Severity severity) {
        this.number = number;
        this.severity = severity;
    }

    Severity severity() {
        return severity;
    }

    /** As MeteoAlarm writes it: {@code 2; yellow; Moderate}. */
    String text() {
        return number + "; " + name().toLowerCase(Locale.ROOT) + "; " + severity.text();
    }

    /** Blanks and letter case do not count; number, colour and severity must agree. */
    static Optional<AwarenessLevel> read(String text) {
        String plain = plain(text);
        return Arrays.stream(values())
                .filter(level -> plain(level.text()).equals(plain))
                .findFirst();
    }

    private static String plain(String text) {
        return text.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
