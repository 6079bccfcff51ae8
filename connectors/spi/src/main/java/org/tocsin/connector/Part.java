package org.tocsin.connector;

/**
 * A piece of a delivery that was split.
 *
 * @param number 1 to {@code total}
 * @param content what the connector needs to know the piece again; never a phone number
 */
public record Part(int number, int total, String content) {
    public Part {
        if (number < 1 || number > total) {
            throw new IllegalArgumentException("part " + number + " of " + total);
        }
    }
}
