package org.tocsin.cellbroadcast.cbc;

import org.tocsin.connector.Outcome;

/** What an answer means for the message. */
sealed interface Verdict {

    /** @param detail a sentence for the operator */
    record Taken(String detail) implements Verdict {}

    /**
     * @param outcome Refused or Unreachable
     * @param elsewhere whether the message was not taken for reasons of this address alone, so that another may be asked
     */
    record Not(Outcome outcome, boolean elsewhere) implements Verdict {}
}
