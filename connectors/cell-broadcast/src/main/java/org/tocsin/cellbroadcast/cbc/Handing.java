package org.tocsin.cellbroadcast.cbc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.sign.SigningRefused;
import org.tocsin.cellbroadcast.Deadline;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.StateStore;

/** Gives the planned messages of one delivery to the centre, one after the other. Used by one thread. */
final class Handing {
    private static final Logger log = LoggerFactory.getLogger(Handing.class);

    private final Delivery delivery;
    private final Bodies bodies;
    private final Dispatch dispatch;
    private final HandoverStore store;
    private final Map<AlertKey, HandoverRecord> earlier;
    private HandoverRecord record;
    private String detail = "";
    private Optional<Outcome.Refused> refused = Optional.empty();

    /**
     * @param record what is planned, durable already
     * @param earlier what the superseded alerts handed over
     */
    Handing(
            Delivery delivery,
            Bodies bodies,
            Dispatch dispatch,
            HandoverStore store,
            HandoverRecord record,
            Map<AlertKey, HandoverRecord> earlier) {
        this.delivery = delivery;
        this.bodies = bodies;
        this.dispatch = dispatch;
        this.store = store;
        this.record = record;
        this.earlier = new LinkedHashMap<>(earlier);
    }

    /** @param mayBeThere whether an earlier attempt may have had its effect */
    Outcome run(boolean mayBeThere, Deadline deadline) {
        for (Handover handover : record.handovers()) {
            if (handover.isOpen()) {
                Optional<Outcome> end = hand(handover, mayBeThere, deadline);
                if (end.isPresent()) {
                    return end.get();
                }
            }
        }
        return outcome();
    }

    /** An outcome when the rest must wait for another attempt. */
    private Optional<Outcome> hand(Handover handover, boolean mayBeThere, Deadline deadline) {
        Verdict verdict;
        try {
            verdict = dispatch.send(bodies.body(delivery, handover), mayBeThere, deadline, delivery.transcript());
        } catch (SigningRefused e) {
            return Optional.of(new Outcome.Refused(ReasonCode.MISCONFIGURED, e.reason()));
        }
        if (verdict instanceof Verdict.Taken taken) {
            detail = taken.detail();
            accepted(handover);
            return Optional.empty();
        }
        Outcome outcome = ((Verdict.Not) verdict).outcome();
        if (outcome instanceof Outcome.Refused no) {
            refused = Optional.of(refused.orElse(no));
            return Optional.empty();
        }
        Outcome.Unreachable later = (Outcome.Unreachable) outcome;
        return Optional.of(
                new Outcome.Unreachable(later.code(), later.detail() + " " + progress(), later.retryAfter()));
    }

    private void accepted(Handover handover) {
        record = record.with(handover.with(Handover.State.ACCEPTED));
        keep(delivery.key().alert(), record);
        earlier.replaceAll((alert, old) -> old.handovers().stream()
                .filter(before -> isEndedBy(before, handover))
                .findFirst()
                .map(before -> ended(alert, old.with(before.with(Handover.State.OVER))))
                .orElse(old));
    }

    private HandoverRecord ended(AlertKey alert, HandoverRecord changed) {
        keep(alert, changed);
        return changed;
    }

    /** In CAP a message ends all that it refers to; in IBAG the one whose number it names. */
    private static boolean isEndedBy(Handover before, Handover handover) {
        return handover.type() != Handover.Type.ALERT
                && before.state() != Handover.State.OVER
                && before.number() == handover.earlier();
    }

    /** If the store fails now, the plan kept before still tells what may be there, and a repeat is recognized. */
    private void keep(AlertKey alert, HandoverRecord changed) {
        try {
            store.put(alert, changed);
        } catch (StateStore.Unavailable e) {
            log.error("event=cbc-state-not-kept alert={} reason=\"{}\"", alert, e.getMessage());
        }
    }

    private Outcome outcome() {
        long accepted = accepted();
        if (accepted == 0) {
            return refused.<Outcome>map(no -> no)
                    .orElseGet(() ->
                            new Outcome.Refused(ReasonCode.SUPERSEDED, "A later message took the place of all of it."));
        }
        String shortfall = refused.map(no -> " Not all: " + no.detail()).orElse("");
        return new Outcome.Accepted(
                reference(record),
                (progress() + " " + detail + shortfall).strip() + " Whether it is on air the centre does not tell.",
                Map.of("messages.planned", (long) record.handovers().size(), "messages.accepted", accepted));
    }

    private String progress() {
        return accepted() + " of " + record.handovers().size() + " messages taken by the centre.";
    }

    private long accepted() {
        return record.handovers().stream()
                .filter(handover -> handover.state() == Handover.State.ACCEPTED)
                .count();
    }

    /** How the centre knows it: the identifier, with the numbers of its messages where the form has such. */
    static String reference(HandoverRecord record) {
        String numbers = record.handovers().stream()
                .filter(handover -> handover.number() >= 0)
                .map(handover -> IbagText.number(handover.number()))
                .collect(Collectors.joining(" "));
        return numbers.isEmpty() ? record.identifier() : record.identifier() + " " + numbers;
    }
}
