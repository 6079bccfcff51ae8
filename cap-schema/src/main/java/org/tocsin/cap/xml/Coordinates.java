package org.tocsin.cap.xml;

import java.util.Optional;
import org.tocsin.cap.Position;

/** Numbers and pairs as CAP writes them. Stricter than Java, which also reads {@code 1f}, {@code NaN} and hexadecimal. */
final class Coordinates {
    /** No coordinate needs more; what is longer is an attempt to keep us busy. */
    private static final int MAX_LENGTH = 40;

    /** Digits that a double holds without loss. */
    private static final int EXACT_DIGITS = 15;

    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private Coordinates() {}

    /** A pair {@code latitude,longitude}; ranges are for the rules. */
    static Optional<Position> position(String pair) {
        int comma = pair.indexOf(',');
        if (comma < 0) {
            return Optional.empty();
        }
        double quickLatitude = simple(pair, 0, comma);
        double quickLongitude = simple(pair, comma + 1, pair.length());
        if (!Double.isNaN(quickLatitude) && !Double.isNaN(quickLongitude)) {
            return Optional.of(new Position(quickLatitude, quickLongitude));
        }
        Optional<Double> latitude = number(pair.substring(0, comma));
        Optional<Double> longitude = number(pair.substring(comma + 1));
        return latitude.isPresent() && longitude.isPresent()
                ? Optional.of(new Position(latitude.get(), longitude.get()))
                : Optional.empty();
    }

    /** A finite decimal number: sign, digits, point, exponent. */
    static Optional<Double> number(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH || !isPlain(text)) {
            return Optional.empty();
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * A number of the simple form that nearly all coordinates have, NaN for any other. A polygon has thousands, and this is
     * five times as fast as the general way and just as exact: digits and power of ten are whole doubles, so their quotient
     * is the nearest double.
     */
    static double simple(String text, int from, int to) {
        int start = from < to && (text.charAt(from) == '-' || text.charAt(from) == '+') ? from + 1 : from;
        long digits = 0;
        int point = -1;
        for (int i = start; i < to; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = 10 * digits + (c - '0');
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                return Double.NaN;
            }
        }
        int count = to - start - (point < 0 ? 0 : 1);
        if (count < 1 || count > EXACT_DIGITS) {
            return Double.NaN;
        }
        double value = digits / POWERS[point < 0 ? 0 : to - point - 1];
        return text.charAt(from) == '-' ? -value : value;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return false;
            }
        }
        return true;
    }
}
