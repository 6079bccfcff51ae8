package org.tocsin.broadcast.same;

import java.util.Locale;
import java.util.regex.Pattern;

/** The last field of a SAME header: who sends it, eight characters with {@code /} for the hyphen of a call sign. */
public record StationId(String text) {
    static final int LENGTH = 8;

    /** Printable ASCII without the separators of the header. */
    private static final Pattern FORM = Pattern.compile("[ -~&&[^+-]]{8}");

    public StationId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not 1 to 8 printable ASCII characters without + and - (write / for -)");
        }
    }

    /** Pads with spaces to eight. @throws IllegalArgumentException when it is longer or has other characters */
    public static StationId of(String text) {
        return new StationId(text.isEmpty() ? text : String.format(Locale.ROOT, "%-" + LENGTH + "s", text));
    }
}
