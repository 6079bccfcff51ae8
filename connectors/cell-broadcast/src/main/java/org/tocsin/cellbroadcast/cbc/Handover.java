package org.tocsin.cellbroadcast.cbc;

import java.time.Instant;

/**
 * One message of an alert on its way to the centre: kept before it is sent, so that a repeat after a crash is the same
 * message.
 *
 * @param type what it does
 * @param block the info block it carries, from 0; -1 for the alert as a whole
 * @param language of the block as the message wrote it; empty for the alert as a whole
 * @param number its own in IBAG; -1 in CAP
 * @param earlier the number of the message that it replaces or stops; -1 for none
 * @param earlierIdentifier how that one's alert was called; empty for none
 * @param made when it was first composed: part of the message, so a repeat says the same
 */
record Handover(
        Type type,
        int block,
        String language,
        long number,
        long earlier,
        String earlierIdentifier,
        Instant made,
        State state) {

    /** As both languages write it. */
    enum Type {
        ALERT("Alert"),
        UPDATE("Update"),
        CANCEL("Cancel");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** How far it got. The names are kept in the state store. */
    enum State {
        /** To be sent, or sent without an answer. */
        PLANNED,
        /** The centre took it. What becomes of it on air is not told. */
        ACCEPTED,
        /** A later message took its place or stopped it. */
        OVER
    }

    Handover with(State changed) {
        return new Handover(type, block, language, number, earlier, earlierIdentifier, made, changed);
    }

    boolean isOpen() {
        return state == State.PLANNED;
    }
}
