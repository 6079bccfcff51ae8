package org.tocsin.route.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a plan file writes the hash of a key: a plan holds no key that somebody who reads it could use. */
final class KeyHash {
    private static final Pattern FORM = Pattern.compile("sha256:([0-9a-f]{64})");

    private KeyHash() {}

    /** The hexadecimal digits. @throws IllegalArgumentException when it is no such hash */
    static String of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "write the hash of a key as 'sha256:' and 64 hexadecimal digits; './tocsin key new' makes one");
        }
        return matcher.group(1);
    }
}
