package org.tocsin.gateway.config;

/** Whole numbers with bounds. */
final class Numbers {
    private Numbers() {}

    /** @throws IllegalArgumentException when the text is no whole number in that range */
    static int inRange(String text, int least, int most) {
        int number;
        try {
            number = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no whole number", e);
        }
        if (number < least || number > most) {
            throw new IllegalArgumentException(number + " is outside " + least + " to " + most);
        }
        return number;
    }
}
