package org.tocsin.sms;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How the SMSC writes the id of a message in its response and in its receipts; some write one hexadecimal, one decimal. */
enum MessageIds {
    SAME,
    RESPONSE_HEX,
    RESPONSE_DECIMAL;

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,39}");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{1,32}");

    /** The id of a response, as receipts will write it. */
    String ofResponse(String id) {
        String plain = plain(id);
        return switch (this) {
            case SAME -> plain;
            case RESPONSE_HEX -> HEXADECIMAL.matcher(plain).matches() ? new BigInteger(plain, 16).toString() : plain;
            case RESPONSE_DECIMAL -> DECIMAL.matcher(plain).matches() ? new BigInteger(plain).toString(16) : plain;
        };
    }

    /** The plain id of a receipt, as the response would have written it. */
    String ofReceipt(String plain) {
        return switch (this) {
            case SAME -> plain;
            case RESPONSE_HEX -> DECIMAL.matcher(plain).matches() ? new BigInteger(plain).toString(16) : plain;
            case RESPONSE_DECIMAL ->
                HEXADECIMAL.matcher(plain).matches() ? new BigInteger(plain, 16).toString() : plain;
        };
    }

    /** The id of a receipt. */
    static String plain(String id) {
        String lower = id.strip().toLowerCase(Locale.ROOT);
        int zeros = 0;
        while (zeros < lower.length() - 1 && lower.charAt(zeros) == '0') {
            zeros++;
        }
        return lower.substring(zeros);
    }

    /** What else the id may mean, should the SMSC mix both ways; only to be believed when the number fits too. */
    static List<String> guesses(String plain) {
        List<String> guesses = new ArrayList<>();
        if (DECIMAL.matcher(plain).matches()) {
            guesses.add(new BigInteger(plain).toString(16));
        }
        if (HEXADECIMAL.matcher(plain).matches()) {
            guesses.add(new BigInteger(plain, 16).toString());
        }
        return guesses;
    }
}
