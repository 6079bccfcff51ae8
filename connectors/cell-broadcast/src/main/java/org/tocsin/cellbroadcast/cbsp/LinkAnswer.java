package org.tocsin.cellbroadcast.cbsp;

import org.tocsin.connector.ReasonCode;

/** What came of one request on a link. */
public sealed interface LinkAnswer {

    record Answered(CbspMessage.Answer answer) implements LinkAnswer {}

    /** The peer could not make sense of the request, and has done nothing. */
    record Rejected(Cause cause) implements LinkAnswer {}

    /** No answer; {@link ReasonCode#mayHaveEffect} tells whether the request may have arrived. */
    record NotAnswered(ReasonCode reason, String detail) implements LinkAnswer {}
}
