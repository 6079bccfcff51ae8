package org.tocsin.cellbroadcast.cbc;

import java.time.Duration;
import java.util.Optional;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;

/** From the reply to one POST to what it means for the message. Pure. */
final class Judgement {
    private final AcknowledgementRule rule;

    Judgement(AcknowledgementRule rule) {
        this.rule = rule;
    }

    /** @param possibleRepeat whether an earlier POST of the same message may have arrived */
    Verdict of(Reply reply, Body sent, boolean possibleRepeat) {
        if (reply instanceof Reply.NotSent notSent) {
            return new Verdict.Not(new Outcome.Unreachable(ReasonCode.NOT_CONNECTED, notSent.detail()), true);
        } else if (reply instanceof Reply.InDoubt doubt) {
            return new Verdict.Not(new Outcome.Unreachable(doubt.reason(), doubt.detail()), false);
        }
        Reply.Answered answered = (Reply.Answered) reply;
        return answered.status() / 100 == 2
                ? ofSuccess(Answer.of(answered.body().value(), sent), answered.status())
                : ofFailure(answered, Answer.of(answered.body().value(), sent).note(), possibleRepeat);
    }

    private Verdict ofSuccess(Answer.Read read, int status) {
        return switch (read.answer()) {
            case ACKNOWLEDGED -> new Verdict.Taken("The centre acknowledged it" + said(read.note()) + ".");
            case ERROR ->
                new Verdict.Not(
                        new Outcome.Refused(
                                ReasonCode.REFUSED_BY_PEER, "The centre refused it" + said(read.note()) + "."),
                        false);
            case FOREIGN ->
                later(ReasonCode.TIMEOUT, "The answer is about another message; ours may have been taken.", false);
            case NONE ->
                rule == AcknowledgementRule.STATUS
                        ? new Verdict.Taken("The centre answered with status " + status + ".")
                        : later(
                                ReasonCode.TIMEOUT,
                                "Status " + status + ", but no acknowledgement in the answer; it may have been taken.",
                                false);
        };
    }

    private static Verdict ofFailure(Reply.Answered answered, String note, boolean possibleRepeat) {
        String detail = "The centre answered with status " + answered.status() + said(note) + ".";
        return switch (answered.status()) {
            case 409 ->
                possibleRepeat
                        ? new Verdict.Taken("The centre has it already, from an earlier attempt.")
                        : refused(ReasonCode.REFUSED_BY_PEER, detail, false);
            case 413 -> refused(ReasonCode.TOO_LONG, detail, false);
            case 408, 504 -> later(ReasonCode.TIMEOUT, detail, false);
            case 429 -> busy(answered.retryAfter(), detail, false);
            case 503 -> busy(answered.retryAfter(), detail, true);
            // About the way, not about the message: the address, or who we are there.
            case 401, 403, 404, 405, 407, 410 -> refused(ReasonCode.MISCONFIGURED, detail, true);
            default -> byClass(answered.status(), detail);
        };
    }

    private static Verdict byClass(int status, String detail) {
        if (status / 100 == 5) {
            return later(ReasonCode.CONNECTION_LOST, detail + " It may have been taken.", false);
        }
        return status / 100 == 3
                ? refused(ReasonCode.MISCONFIGURED, detail + " Redirections are not followed.", true)
                : refused(ReasonCode.REFUSED_BY_PEER, detail, false);
    }

    private static Verdict refused(ReasonCode code, String detail, boolean elsewhere) {
        return new Verdict.Not(new Outcome.Refused(code, detail), elsewhere);
    }

    private static Verdict later(ReasonCode code, String detail, boolean elsewhere) {
        return new Verdict.Not(new Outcome.Unreachable(code, detail), elsewhere);
    }

    private static Verdict busy(Optional<Duration> retryAfter, String detail, boolean elsewhere) {
        return new Verdict.Not(new Outcome.Unreachable(ReasonCode.PEER_BUSY, detail, retryAfter), elsewhere);
    }

    private static String said(String note) {
        return note.isEmpty() ? "" : ": \"" + note + "\"";
    }
}
