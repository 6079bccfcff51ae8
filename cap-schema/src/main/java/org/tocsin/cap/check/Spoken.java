package org.tocsin.cap.check;

import java.time.Duration;
import java.util.regex.Pattern;

/** Values in sentences. */
public final class Spoken {
    private static final int SHOWN = 60;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\s]+");

    private Spoken() {}

    /** In days, hours or minutes when these are whole, else in seconds. */
    public static String duration(Duration duration) {
        if (duration.toDays() > 1 && duration.equals(Duration.ofDays(duration.toDays()))) {
            return duration.toDays() + " days";
        }
        if (duration.toMinutes() > 0 && duration.equals(Duration.ofHours(duration.toHours()))) {
            return duration.toHours() + " hours";
        }
        return duration.equals(Duration.ofMinutes(duration.toMinutes()))
                ? duration.toMinutes() + " minutes"
                : duration.toSeconds() + " seconds";
    }

    /** In quotation marks, cut after some sixty characters, and on one line. */
    public static String quoted(String text) {
        if (text.length() <= SHOWN) {
            return "\"" + onOneLine(text) + "\"";
        }
        int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return "\"" + onOneLine(text.substring(0, end)) + "…\"";
    }

    private static String onOneLine(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }
}
