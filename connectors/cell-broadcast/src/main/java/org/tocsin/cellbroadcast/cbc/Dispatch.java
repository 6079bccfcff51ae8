package org.tocsin.cellbroadcast.cbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tocsin.cellbroadcast.Deadline;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Transcript;

/**
 * Gives one message to the centre: to the preferred address, and to the next when nothing of it arrived at the first. A
 * message that may have arrived goes nowhere else in the same attempt. Safe for concurrent use.
 */
final class Dispatch {
    private final CbcClient client;
    private final Endpoints endpoints;
    private final Judgement judgement;
    private final Clock clock;

    Dispatch(CbcClient client, Endpoints endpoints, Judgement judgement, Clock clock) {
        this.client = client;
        this.endpoints = endpoints;
        this.judgement = judgement;
        this.clock = clock;
    }

    Verdict send(Body body, boolean possibleRepeat, Deadline deadline, Transcript transcript) {
        Instant now = clock.instant();
        Optional<Verdict> worst = Optional.empty();
        for (Endpoint endpoint : endpoints.inOrder()) {
            if (!endpoint.rest(now).isZero()) {
                continue;
            }
            if (deadline.left().isZero()) {
                return worst.orElseGet(Dispatch::tooLate);
            }
            Verdict verdict = sendTo(endpoint, body, possibleRepeat, deadline.left(), transcript);
            if (!(verdict instanceof Verdict.Not not) || !not.elsewhere()) {
                return verdict;
            }
            worst = worst.map(earlier -> hopeful(earlier, verdict)).or(() -> Optional.of(verdict));
        }
        return worst.orElseGet(() -> resting(now));
    }

    /** One address, whatever its state. */
    Verdict sendTo(Endpoint endpoint, Body body, boolean possibleRepeat, Duration limit, Transcript transcript) {
        transcript.sent(body.what() + " to " + endpoint.name(), body.octets().value());
        Reply reply = client.post(endpoint.address(), body, possibleRepeat, limit);
        if (reply instanceof Reply.Answered answered) {
            transcript.received(
                    "HTTP " + answered.status() + " from " + endpoint.name(),
                    answered.body().value());
            answered.retryAfter()
                    .ifPresent(rest ->
                            endpoints.rests(endpoint.address(), clock.instant().plus(rest)));
        }
        Verdict verdict = judgement.of(reply, body, possibleRepeat);
        note(endpoint, verdict);
        return verdict;
    }

    /** A message that is refused says nothing against the address, unless it was refused because of the address. */
    private void note(Endpoint endpoint, Verdict verdict) {
        if (verdict instanceof Verdict.Not not && (not.elsewhere() || not.outcome() instanceof Outcome.Unreachable)) {
            endpoints.failed(
                    endpoint.address(),
                    not.outcome() instanceof Outcome.Unreachable unreachable
                            ? unreachable.detail()
                            : ((Outcome.Refused) not.outcome()).detail());
        } else {
            endpoints.worked(endpoint.address());
        }
    }

    /** Of two addresses that did not take it, the one that leaves hope decides. */
    private static Verdict hopeful(Verdict one, Verdict other) {
        return one instanceof Verdict.Not not && not.outcome() instanceof Outcome.Unreachable ? one : other;
    }

    private Verdict resting(Instant now) {
        return new Verdict.Not(
                new Outcome.Unreachable(
                        ReasonCode.PEER_BUSY,
                        "The centre asked to be left alone; nothing was sent.",
                        Optional.of(endpoints.rest(now))),
                false);
    }

    private static Verdict tooLate() {
        return new Verdict.Not(
                new Outcome.Unreachable(ReasonCode.TIMEOUT, "The time limit came before the message was sent."), false);
    }
}
