package org.tocsin.sms;

import java.time.Duration;
import java.util.Optional;
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

    /** Recipients in doubt are given time for a late receipt before they are sent to again. */
    Outcome waiting(int inDoubt, Duration longest) {
        return new Outcome.Unreachable(
                ReasonCode.PEER_BUSY,
                inDoubt
                        + " recipients whose messages went unanswered are sent to again once a late receipt had its time. "
                        + tally,
                Optional.of(longest));
    }

    /**
     * @param deferred recipients that the SMSC put off
     * @param timeLeft for the parts of the delivery that come after this one
     */
    Outcome finished(boolean linkLost, int deferred, Duration timeLeft) {
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
                ? accepted(
                        timeLeft.isZero()
                                ? ""
                                : " The recipients after these take about " + TimeLeft.text(timeLeft) + ".")
                : new Outcome.Refused(ReasonCode.REFUSED_BY_PEER, "The SMSC refuses every recipient.");
    }

    private Outcome accepted(String why) {
        String reference = job.delivery().key().value() + "/" + job.from() + "-" + job.to();
        return new Outcome.Accepted(reference, tally + why, tally.counts());
    }
}
