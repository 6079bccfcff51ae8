package org.tocsin.sms;

import org.tocsin.connector.Settings;
import org.tocsin.sms.smpp.Address;

/** The sender as the operator registered it: letters, a short code, or a number; the types follow from its form. */
final class SourceAddress {
    /** A GSM address field holds 11 septet characters (3GPP TS 23.040 9.1.2.5). */
    private static final int MOST_LETTERS = 11;

    private static final int MOST_DIGITS = 15;
    private static final int LONGEST_SHORT_CODE = 6;
    private static final int INTERNATIONAL = 1;
    private static final int NETWORK_SPECIFIC = 3;
    private static final int ALPHANUMERIC = 5;

    private SourceAddress() {}

    static Address from(Settings settings) {
        String text = settings.text("source-address");
        boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (text.length() > (digits ? MOST_DIGITS : MOST_LETTERS)) {
            settings.report("source-address", "At most 11 letters or 15 digits.");
        }
        if (!text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            settings.report("source-address", "Only letters, digits and signs of ASCII.");
        }
        int type = digits ? (text.length() > LONGEST_SHORT_CODE ? INTERNATIONAL : NETWORK_SPECIFIC) : ALPHANUMERIC;
        return new Address(
                text,
                settings.number("source-ton", 0, 6, type),
                settings.number("source-npi", 0, 18, type == INTERNATIONAL ? 1 : 0));
    }
}
