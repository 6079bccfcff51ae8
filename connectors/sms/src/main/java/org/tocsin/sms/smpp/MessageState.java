package org.tocsin.sms.smpp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an SMSC says of a message it took (SMPP 3.4 5.2.28). */
public enum MessageState {
    ENROUTE(1, "ENROUTE", false),
    DELIVERED(2, "DELIVRD", true),
    EXPIRED(3, "EXPIRED", true),
    DELETED(4, "DELETED", true),
    UNDELIVERABLE(5, "UNDELIV", true),
    ACCEPTED(6, "ACCEPTD", false),
    UNKNOWN(7, "UNKNOWN", false),
    REJECTED(8, "REJECTD", true);

    private final int code;
    private final String word;
    private final boolean last;

    MessageState(int code, String word, boolean last) {
        this.code = code;
        this.word = word;
        this.last = last;
    }

    /** 1 to 8. */
    public int code() {
        return code;
    }

    /** Whether nothing else can follow; receipts come out of order, so what follows all the same is older. */
    public boolean isFinal() {
        return last;
    }

    /** The same of a code; false for one that is none, such as 0. */
    public static boolean isFinal(int code) {
        return ofCode(code).filter(MessageState::isFinal).isPresent();
    }

    /** Empty for a code that is none. */
    public static Optional<MessageState> ofCode(int code) {
        return Arrays.stream(values()).filter(state -> state.code == code).findFirst();
    }

    /** By the word in the text of a receipt, in any case. */
    static Optional<MessageState> ofWord(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(state -> state.word.equals(upper) || state.name().equals(upper))
                .findFirst();
    }
}
