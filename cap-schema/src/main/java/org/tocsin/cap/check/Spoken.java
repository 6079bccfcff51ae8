package org.tocsin.cap.check;

import java.time.Duration;

/** Values in sentences. */
public final class Spoken {
    private static final int SHOWN = 60;

    private Spoken() {}

    /** In hours or minutes when these are whole, else in seconds. */
    public static String duration(Duration duration) {
        if (duration.toMinutes() > 0 && duration.equals(Duration.ofHours(duration.toHours()))) {
            return duration.toHours() + " hours";
        }
        return duration.equals(Duration.ofMinutes(duration.toMinutes()))
                ? duration.toMinutes() + " minutes"
                : duration.toSeconds() + " seconds";
    }

    /** In quotation marks, cut when it is long. */
    public static String quoted(String text) {
        return "\"" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "\"";
    }
}
