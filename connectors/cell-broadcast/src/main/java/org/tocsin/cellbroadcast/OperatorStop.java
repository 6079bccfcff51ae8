package org.tocsin.cellbroadcast;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Preview;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.StateStore;

/**
 * Takes an alert off air in all cells because an operator says so (KILL, 3GPP TS 48.049 7.2). Its time is over from then on:
 * that is durable before the peer is asked, so nothing brings it back, and what the peer does not answer now is killed by the
 * upkeep once it does. Safe for concurrent use.
 */
final class OperatorStop {
    private final CellBroadcastConfig config;
    private final BroadcastStore store;
    private final AlertWork work;

    OperatorStop(CellBroadcastConfig config, BroadcastStore store, AlertWork work) {
        this.config = config;
        this.store = store;
        this.work = work;
    }

    Preview preview(AlertKey alert) {
        try {
            List<Broadcast> out = store.of(alert).stream()
                    .filter(broadcast -> !broadcast.mayBeOnAir().isEmpty())
                    .toList();
            return out.isEmpty() ? Preview.refused(nothingOut()) : DraftPreview.ofCancel(out);
        } catch (StateStore.Unavailable e) {
            return Preview.refused(
                    ReasonCode.STATE_UNAVAILABLE, "The state store does not answer: " + e.getMessage() + ".");
        }
    }

    Outcome stop(AlertKey alert) {
        AtomicReference<Outcome> outcome = new AtomicReference<>(new Outcome.Unreachable(
                ReasonCode.PEER_BUSY,
                "Another request about the same alert waits for the peer, or the state store does not answer."));
        work.on(alert, Deadline.in(config.requestTimeout()), (key, bench) -> outcome.set(stop(key, bench)));
        return Objects.requireNonNull(outcome.get());
    }

    private static Outcome stop(AlertKey alert, AlertWork.Bench bench) {
        if (bench.record().of(alert).isEmpty()) {
            return nothingOut();
        }
        bench.record()
                .plan(
                        alert,
                        bench.record().of(alert).stream()
                                .map(broadcast -> broadcast.until(bench.now()))
                                .toList());
        Stopping stopping = new Stopping(bench.record(), bench.requests());
        for (Broadcast broadcast : bench.record().of(alert)) {
            stopping.stop(alert, broadcast, Set.of(), bench.now());
        }
        return Outcomes.cancelled(bench.record().of(alert), stopping);
    }

    private static Outcome.Refused nothingOut() {
        return new Outcome.Refused(ReasonCode.ORIGINAL_NOT_SENT, "Nothing of this alert is on air here.");
    }
}
