package org.tocsin.cap.xml;

import java.util.Optional;
import org.tocsin.cap.Position;

/** Numbers and pairs as CAP writes them. Stricter than Java, which also reads {@code 1f}, {@code NaN} and hexadecimal. */
final class Coordinates {
    /** No coordinate needs more; what is longer is an attempt to keep us busy. */
    private static final int MAX_LENGTH = 40;

    private Coordinates() {}

    /** A pair {@code latitude,longitude}; ranges are for the rules. */
    static Optional<Position> position(String pair) {
        int comma = pair.indexOf(',');
        if (comma < 0) {
            return Optional.empty();
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
