package org.tocsin.cellbroadcast.cbc;

import java.time.Duration;
import java.util.Optional;
import org.tocsin.cellbroadcast.Octets;
import org.tocsin.connector.ReasonCode;

/** What came of one POST. */
sealed interface Reply {

    /**
     * The centre answered.
     *
     * @param status of HTTP
     * @param retryAfter how long it asks to be left alone (RFC 9110 10.2.3)
     * @param body at most {@link CbcClient#MOST_ANSWER} octets of it
     */
    record Answered(int status, Optional<Duration> retryAfter, Octets body) implements Reply {}

    /** No connection was made, or the other side refused it before the message: nothing was sent. */
    record NotSent(String detail) implements Reply {}

    /** The message may have arrived. */
    record InDoubt(ReasonCode reason, String detail) implements Reply {}
}
