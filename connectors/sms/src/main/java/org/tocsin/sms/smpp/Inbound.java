package org.tocsin.sms.smpp;

import java.util.OptionalInt;

/** What an SMSC hands to us unasked. */
public sealed interface Inbound {

    /**
     * What became of a message.
     *
     * @param sender the phone the message was for, as the SMSC writes it; may be empty
     * @param messageId as the SMSC writes it here, which may differ from how it wrote it in the response
     * @param reference user_message_reference of our submit, where the SMSC gives it back
     */
    record Receipt(String sender, String messageId, MessageState state, OptionalInt reference) implements Inbound {

        /** Without the number, so that it may be logged. */
        @Override
        public String toString() {
            return "Receipt[" + messageId + " " + state + "]";
        }
    }

    /** A message that somebody wrote to us. */
    record Text(String sender, String text) implements Inbound {

        /** Without the number and the text, so that it may be logged. */
        @Override
        public String toString() {
            return "Text";
        }
    }
}
