package org.tocsin.route;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.Action;
import org.tocsin.connector.Connector;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Receipt.State;
import org.tocsin.connector.Transcript;
import org.tocsin.route.chain.ChainIndex;
import org.tocsin.route.chain.ChainLocks;
import org.tocsin.route.desk.Stops;
import org.tocsin.route.plan.PlannedChannel;
import org.tocsin.route.plan.RoutingPlan;

/**
 * Hands the deliveries of one channel to its connector and decides what becomes of each: superseded, expired, already
 * done, handed over, refused, or later. Returns values; moves no messages. Safe for concurrent use.
 */
public final class Courier {
    private final PlannedChannel channel;
    private final Connector connector;
    private final Claims claims;
    private final ChainIndex chain;
    private final Stops stops;
    private final ChainLocks locks = new ChainLocks();
    private final Clock clock;
    private final RandomGenerator random;

    /**
     * @param stops what operators have taken off the channel
     * @param random spreads the attempts that are put off
     */
    public Courier(
            PlannedChannel channel,
            Connector connector,
            Claims claims,
            ChainIndex chain,
            Stops stops,
            Clock clock,
            RandomGenerator random) {
        this.channel = channel;
        this.connector = connector;
        this.claims = claims;
        this.chain = chain;
        this.stops = stops;
        this.clock = clock;
        this.random = random;
        // What is under way holds the chain's lock, so its successor cannot come and stop it.
        chain.onSuperseded(alert -> connector.supersede(List.of(alert)));
    }

    /** One attempt. Blocks for as long as the connector may. */
    public CourierResult carry(Consignment consignment) {
        AlertKey alert = consignment.key().alert();
        chain.remember(consignment.message().alert(), consignment.expires());
        List<AlertKey> ancestors = chain.ancestors(alert);
        List<AlertKey> held = new ArrayList<>(ancestors);
        held.add(alert);
        return locks.holding(held, () -> carryAlone(consignment, ancestors));
    }

    /** Takes an alert off the channel, by an operator's order. Waits for an attempt of it that is under way. */
    public Outcome stop(AlertKey alert) {
        connector.supersede(List.of(alert));
        return locks.holding(List.of(alert), () -> connector.stop(alert));
    }

    private CourierResult carryAlone(Consignment consignment, List<AlertKey> ancestors) {
        Instant now = clock.instant();
        if (!RoutingPlan.mayReach(channel.channel(), consignment.message().alert())) {
            return ended(
                    consignment,
                    State.REFUSED,
                    ReasonCode.NOT_ALLOWED,
                    "Its status or scope never reaches this channel, whatever planned it.");
        }
        if (!now.isBefore(consignment.expires())) {
            return ended(
                    consignment,
                    State.EXPIRED,
                    ReasonCode.EXPIRED,
                    "Its time ran out at " + consignment.expires()
                            + " before the channel took it; nothing was sent after that.");
        }
        Optional<CourierResult> superseded = superseded(consignment);
        if (superseded.isPresent()) {
            return superseded.get();
        }
        List<AlertKey> toCorrect = ancestors.stream()
                .filter(original -> canBeCorrected(chain, consignment.action(), original, now))
                .toList();
        boolean originalMayHaveGone = !toCorrect.isEmpty()
                && claims.mayHaveGone(
                        toCorrect,
                        consignment.key().channel(),
                        consignment.key().target());
        if (consignment.onlyIfOriginalWent() && !originalMayHaveGone) {
            return ended(
                    consignment,
                    State.SKIPPED,
                    ReasonCode.ORIGINAL_NOT_SENT,
                    "None of the messages that it corrects went out here and still stands, so there is nothing to"
                            + " correct.");
        }
        return attempt(consignment, originalMayHaveGone ? toCorrect : List.of());
    }

    /** What never left this gateway needs no correction, and what has expired no Cancel. */
    static boolean canBeCorrected(ChainIndex chain, Action action, AlertKey original, Instant now) {
        return chain.mayHaveGone(original) && !(action == Action.CANCEL && chain.hasExpired(original, now));
    }

    private CourierResult attempt(Consignment consignment, List<AlertKey> supersedes) {
        Claims.Before before = claims.claim(consignment.key(), consignment.part());
        if (before instanceof Claims.Before.Done done) {
            // The process ended between the hand-over and the commit of its receipt; the ledger drops a second one.
            return new CourierResult.Ended(Receipts.accepted(consignment, done.accepted(), clock.instant()));
        }
        // A ledger takes its time, and in that time a Cancel may have been accepted.
        Optional<CourierResult> superseded = superseded(consignment);
        if (superseded.isPresent()) {
            withdraw(consignment, before);
            return superseded.get();
        }
        boolean possibleRepeat = isPossibleRepeat(before, consignment);
        Transcript transcript = new Transcript(clock);
        Outcome outcome = connector.deliver(delivery(consignment, supersedes, possibleRepeat, transcript));
        claims.close(consignment.key(), consignment.part(), outcome);
        return result(consignment, outcome).with(transcript);
    }

    /** A second attempt of which the ledger knows no first one follows a claim that was lost. */
    private static boolean isPossibleRepeat(Claims.Before before, Consignment consignment) {
        return before instanceof Claims.Before.InDoubt
                || (consignment.attempt() > 1
                        && (before instanceof Claims.Before.Unknown || before instanceof Claims.Before.Unclaimed));
    }

    /** Takes back a claim whose attempt was not made. One that was in doubt before stays so. */
    private void withdraw(Consignment consignment, Claims.Before before) {
        if (before instanceof Claims.Before.Nothing || before instanceof Claims.Before.Unclaimed) {
            claims.close(
                    consignment.key(),
                    consignment.part(),
                    new Outcome.Refused(ReasonCode.SUPERSEDED, "Not attempted."));
        }
    }

    /** By a later message, or by an operator's order. */
    private Optional<CourierResult> superseded(Consignment consignment) {
        return chain.supersededBy(consignment.key().alert())
                .map(later -> ended(
                        consignment,
                        State.SUPERSEDED,
                        ReasonCode.SUPERSEDED,
                        "The later message " + later + " took its place before it was sent."))
                .or(() -> stops.of(channel.name(), consignment.key().alert())
                        .map(stop -> ended(consignment, State.SUPERSEDED, ReasonCode.STOPPED, stop.words())));
    }

    private Delivery delivery(
            Consignment consignment, List<AlertKey> supersedes, boolean possibleRepeat, Transcript transcript) {
        Action action =
                consignment.action() == Action.UPDATE && supersedes.isEmpty() ? Action.ALERT : consignment.action();
        return new Delivery(
                consignment.key(),
                channel.channel(),
                consignment.message(),
                action,
                supersedes,
                consignment.expires(),
                consignment.attempt(),
                possibleRepeat,
                consignment.part(),
                transcript);
    }

    private CourierResult result(Consignment consignment, Outcome outcome) {
        if (outcome instanceof Outcome.Accepted accepted) {
            return new CourierResult.Ended(Receipts.accepted(consignment, accepted, clock.instant()));
        }
        if (outcome instanceof Outcome.Refused refused) {
            return ended(consignment, stateOf(refused.code()), refused.code(), refused.detail());
        }
        if (outcome instanceof Outcome.Split split) {
            return new CourierResult.Divided(split.parts());
        }
        return later(consignment, (Outcome.Unreachable) outcome);
    }

    private CourierResult later(Consignment consignment, Outcome.Unreachable unreachable) {
        Instant now = clock.instant();
        Duration usual = channel.retry().after(consignment.attempt(), random);
        Duration pause = unreachable
                .retryAfter()
                .filter(asked -> asked.compareTo(usual) > 0)
                .orElse(usual);
        // At its end it is looked at once more, so that it is reported as expired then and not at some later attempt.
        Instant next = now.plus(pause).isAfter(consignment.expires()) ? consignment.expires() : now.plus(pause);
        return new CourierResult.Later(Receipts.waiting(consignment, unreachable, now, next), next);
    }

    /** A connector too may find that the time ran out, that a later message came first or that there is nothing to correct: each has one state only. */
    private static State stateOf(ReasonCode refusal) {
        return switch (refusal) {
            case EXPIRED -> State.EXPIRED;
            case SUPERSEDED, STOPPED -> State.SUPERSEDED;
            case ORIGINAL_NOT_SENT -> State.SKIPPED;
            default -> State.REFUSED;
        };
    }

    private CourierResult ended(Consignment consignment, State state, ReasonCode reason, String detail) {
        return new CourierResult.Ended(Receipts.ended(consignment, state, reason, detail, clock.instant()));
    }
}
