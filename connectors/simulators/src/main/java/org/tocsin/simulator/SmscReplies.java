package org.tocsin.simulator;

import java.util.Map;
import java.util.TreeMap;

/** The words a script may reply with, and their command_status (SMPP 3.4 5.1.3); any other status as {@code 0x0A}. */
final class SmscReplies {
    static final int INVALID_COMMAND_LENGTH = 0x02;
    static final int INVALID_COMMAND_ID = 0x03;
    static final int WRONG_BIND_STATE = 0x04;
    static final int INVALID_PASSWORD = 0x0E;
    static final int INVALID_SYSTEM_ID = 0x0F;
    static final int INVALID_DATA_CODING = 0x104;

    private static final Map<String, Integer> WORDS = new TreeMap<>(Map.ofEntries(
            Map.entry("ok", SmscPdu.OK),
            Map.entry("throttled", 0x58),
            Map.entry("queue-full", 0x14),
            Map.entry("system-error", 0x08),
            Map.entry("submit-failed", 0x45),
            Map.entry("invalid-destination", 0x0B),
            Map.entry("invalid-source", 0x0A),
            Map.entry("invalid-priority", 0x06),
            Map.entry("already-bound", 0x05),
            Map.entry("bind-failed", 0x0D),
            Map.entry("invalid-password", INVALID_PASSWORD),
            Map.entry("invalid-system-id", INVALID_SYSTEM_ID)));

    private SmscReplies() {}

    /** @throws IllegalArgumentException when it is neither a word nor a status in hexadecimal */
    static int status(String word) {
        Integer status = WORDS.get(word);
        if (status != null) {
            return status;
        }
        if (word.startsWith("0x")) {
            return Integer.decode(word);
        }
        throw new IllegalArgumentException(
                "the simulated SMSC has no reply " + word + "; it knows " + String.join(", ", WORDS.keySet()));
    }
}
