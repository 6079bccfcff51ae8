package org.tocsin.cap.sign;

import org.tocsin.cap.sign.Verdict.Kind;

/** Why a signature does not hold. */
record Fault(Kind kind, String says) {
    private static final int SHOWN = 80;

    Verdict at(String path) {
        return new Verdict(kind, path, says);
    }

    /** What a message wrote, in quotes, shortened. */
    static String quoted(String text) {
        String value = text.strip();
        return "\"" + (value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value) + "\"";
    }
}
