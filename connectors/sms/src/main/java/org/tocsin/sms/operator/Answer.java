package org.tocsin.sms.operator;

import org.tocsin.connector.Outcome;

/** What the operator answered to one request. */
sealed interface Answer<T> {

    /** What was asked for. */
    record Given<T>(T value) implements Answer<T> {}

    /**
     * Something else, or nothing.
     *
     * @param outcome what that means for an attempt
     * @param problem the name of the operator's problem, empty when it gave none that is known here
     */
    record Denied<T>(Outcome outcome, String problem) implements Answer<T> {}
}
