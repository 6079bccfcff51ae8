package org.tocsin.sms;

import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;

/**
 * Puts what came of a run into the words of an outcome.
 *
 * @param tally over all attempts
 */
record Conclusion(Job job, Tally tally) {

    Outcome stopped(Stop why) {
        return switch (why.kind()) {
            case LATER -> new Outcome.Unreachable(why.code(), why.detail());
            case REFUSED -> new Outcome.Refused(why.code(), why.detail());
            case ENDED ->
                tally.anyEffect() ? accepted(" " + why.detail()) : new Outcome.Refused(why.code(), why.detail());
        };
    }

    /** @param deferred recipients that the SMSC put off */
    Outcome finished(boolean linkLost, int deferred) {
        if (linkLost) {
            return new Outcome.Unreachable(
                    ReasonCode.CONNECTION_LOST, "A session with the SMSC ended in the middle. " + tally);
        }
        if (deferred > 0) {
            return new Outcome.Unreachable(
                    ReasonCode.PEER_BUSY, "The SMSC puts " + deferred + " recipients off for now. " + tally);
        }
        if (tally.allSuppressed()) {
            return new Outcome.Refused(ReasonCode.NOBODY_IN_AREA, "Everybody withdrew before his turn came.");
        }
        return tally.anyEffect()
                ? accepted("")
                : new Outcome.Refused(ReasonCode.REFUSED_BY_PEER, "The SMSC refuses every recipient.");
    }

    private Outcome accepted(String why) {
        String reference = job.delivery().key().value() + "/" + job.from() + "-" + job.to();
        return new Outcome.Accepted(reference, tally + why, tally.counts());
    }
}
