package org.tocsin.cellbroadcast;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;

/** One attempt at a delivery, for whoever holds its chain: numbers what is new, keeps it, and hands it to the peer. */
final class HandOver {
    private final CellBroadcastConfig config;
    private final BroadcastStore store;
    private final BroadcastTransport transport;
    private final AlertWork.RequestsFactory requests;
    private final Clock clock;

    HandOver(
            CellBroadcastConfig config,
            BroadcastStore store,
            BroadcastTransport transport,
            AlertWork.RequestsFactory requests,
            Clock clock) {
        this.config = config;
        this.store = store;
        this.transport = transport;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * Puts what was drafted on air.
     *
     * @param drafting what a repeat drafts again only to tell again what does not come through
     */
    Outcome publish(Delivery delivery, Drafting drafting, ChainRecord record, Deadline deadline) {
        AlertKey alert = delivery.key().alert();
        Instant now = clock.instant();
        if (record.of(alert).isEmpty()) {
            if (drafting.drafts().isEmpty()) {
                return drafting.leftOut().get(0).refusal();
            }
            if (isDown()) {
                return notConnected();
            }
            // Durable before the first request: a repeat after a crash must use the same serial numbers.
            record.plan(alert, numbered(drafting, record.ofOthers(alert), now));
        }
        return publishPlanned(delivery, record, deadline, now, drafting.shortcomings());
    }

    /** Takes off air what the delivery supersedes. */
    Outcome cancel(Delivery delivery, ChainRecord record, Deadline deadline) {
        AlertKey alert = delivery.key().alert();
        if (record.ofOthers(alert).isEmpty()) {
            return Outcomes.nothingToCancel();
        }
        Stopping stopping = new Stopping(record, requests.within(deadline, delivery.transcript()));
        record.forEachOther(alert, (key, broadcast) -> stopping.stop(key, broadcast, Set.of(), clock.instant()));
        record.keep();
        return Outcomes.cancelled(record.ofOthers(alert), stopping);
    }

    private Outcome publishPlanned(
            Delivery delivery, ChainRecord record, Deadline deadline, Instant now, String leftOut) {
        AlertKey alert = delivery.key().alert();
        List<Broadcast> planned = record.of(alert);
        if (planned.stream().allMatch(Broadcast::isStopped)) {
            return new Outcome.Refused(ReasonCode.SUPERSEDED, "A later message took it off air.");
        }
        if (planned.stream().noneMatch(broadcast -> now.isBefore(broadcast.expires()))) {
            return new Outcome.Refused(ReasonCode.EXPIRED, "Its time is over.");
        }
        Publication publication = new Publication(alert, record, requests.within(deadline, delivery.transcript()));
        publication.run(now);
        Outcome outcome = Outcomes.published(record.of(alert), publication, leftOut);
        if (outcome instanceof Outcome.Accepted) {
            record.of(alert)
                    .forEach(broadcast -> record.replace(
                            alert, broadcast.with(broadcast.progress().asDelivered())));
        }
        record.keep();
        return outcome;
    }

    private List<Broadcast> numbered(Drafting drafting, Collection<Broadcast> superseded, Instant now) {
        store.removeOld(now);
        List<Broadcast> known =
                store.all().values().stream().flatMap(List::stream).toList();
        return new SerialNumbers(
                        config.scope(), !config.traps().restartOnNewArea(), store::nextMessageCode, known, superseded)
                .number(drafting.drafts());
    }

    private boolean isDown() {
        return transport.state().condition() == LinkState.Condition.DOWN;
    }

    private Outcome notConnected() {
        return new Outcome.Unreachable(
                ReasonCode.NOT_CONNECTED, transport.state().detail());
    }
}
