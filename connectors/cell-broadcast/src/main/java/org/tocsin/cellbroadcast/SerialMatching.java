package org.tocsin.cellbroadcast;

/** What a peer takes for the same message in a cell. */
public enum SerialMatching {
    /** Scope and message code, as 3GPP TS 48.049 has it: a KILL of an old update number takes the new one off air. */
    MESSAGE_CODE {
        @Override
        boolean isSame(Broadcast a, Broadcast b) {
            return a.messageId() == b.messageId()
                    && a.serial().messageCode() == b.serial().messageCode()
                    && a.serial().scope() == b.serial().scope();
        }
    },
    /** The update number as well: Osmocom's controllers keep an old text on air beside the new one. */
    EXACT {
        @Override
        boolean isSame(Broadcast a, Broadcast b) {
            return a.isSameMessage(b);
        }
    };

    abstract boolean isSame(Broadcast a, Broadcast b);
}
