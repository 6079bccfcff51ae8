package org.tocsin.cap;

/**
 * What a message may cost before it is refused unread (CAP-01). Each limit holds while streaming, before a tree exists.
 *
 * @param bytes octets of the whole message
 * @param depth elements inside one another, the root counted
 * @param elements elements of the whole message
 * @param attributes attributes of one element, and as many namespace declarations
 * @param attributeLength characters of one attribute
 * @param textLength characters of one run of text
 * @param digits characters of one number
 * @param entries entries of one list: references, addresses, incidents
 * @param findings schema faults reported of one message; what comes after them is counted, not listed
 */
public record Limits(
        int bytes,
        int depth,
        int elements,
        int attributes,
        int attributeLength,
        int textLength,
        int digits,
        int entries,
        int findings) {
    /** 2 MiB, and room for the largest alerts seen in the field: some 6 000 vertices, thousands of geocodes. */
    public static final Limits DEFAULT =
            new Limits(2 * 1024 * 1024, 64, 100_000, 64, 8 * 1024, 2 * 1024 * 1024, 100, 5_000, 1_000);
}
