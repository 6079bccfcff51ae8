package org.tocsin.cap.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Pattern;
import org.tocsin.cap.Position;

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

    /** As CAP writes it, latitude first. */
    static String pair(Position position) {
        return degrees(position.latitude()) + "," + degrees(position.longitude());
    }

    static boolean isOnGlobe(Position position) {
        return Math.abs(position.latitude()) <= 90 && Math.abs(position.longitude()) <= 180;
    }

    /** The end of a sentence about a pair that is not on the globe. */
    static String astray(Position position) {
        boolean beyondDateLine = Math.abs(position.latitude()) <= 90 && Math.abs(position.longitude()) <= 540;
        return pair(position)
                + (beyondDateLine
                        ? ", which runs on beyond the 180th meridian; write its longitude as "
                                + degrees(Math.IEEEremainder(position.longitude(), 360)) + "."
                        : ", which lies nowhere on earth; latitude comes first, -90 to 90, then longitude, -180 to 180.");
    }

    /** To the sixth place, a tenth of a metre. */
    private static String degrees(double value) {
        return Math.abs(value) < 1e6
                ? BigDecimal.valueOf(value)
                        .setScale(6, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                : String.valueOf(value);
    }
}
