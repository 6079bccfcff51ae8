package org.tocsin.cellbroadcast;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Preview;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.StateStore;
import org.tocsin.connector.Transcript;

/** Takes an alert off air in all cells because an operator says so (KILL, 3GPP TS 48.049 7.2). Safe for concurrent use. */
final class OperatorStop {
    private final CellBroadcastConfig config;
    private final BroadcastStore store;
    private final ChainGate gate;
    private final Restoration.RequestsFactory requests;
    private final Clock clock;

    OperatorStop(
            CellBroadcastConfig config,
            BroadcastStore store,
            ChainGate gate,
            Restoration.RequestsFactory requests,
            Clock clock) {
        this.config = config;
        this.store = store;
        this.gate = gate;
        this.requests = requests;
        this.clock = clock;
    }

    Preview preview(AlertKey alert) {
        try {
            return DraftPreview.ofCancel(store.of(alert));
        } catch (StateStore.Unavailable e) {
            return Preview.refused(
                    ReasonCode.STATE_UNAVAILABLE, "The state store does not answer: " + e.getMessage() + ".");
        }
    }

    Outcome stop(AlertKey alert) {
        Deadline deadline = Deadline.in(config.requestTimeout());
        Set<AlertKey> chain = Set.of(alert);
        try {
            if (!gate.enter(chain, deadline)) {
                return new Outcome.Unreachable(
                        ReasonCode.PEER_BUSY, "Another request about the same alert still waits for the peer.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unreachable(ReasonCode.SHUTTING_DOWN, "Interrupted before anything was sent.");
        }
        try {
            return stop(alert, new ChainRecord(store, chain), deadline);
        } catch (StateStore.Unavailable e) {
            return new Outcome.Unreachable(
                    ReasonCode.STATE_UNAVAILABLE, "The state store does not answer: " + e.getMessage() + ".");
        } finally {
            gate.leave(chain);
        }
    }

    private Outcome stop(AlertKey alert, ChainRecord record, Deadline deadline) {
        List<Broadcast> planned = record.of(alert);
        if (planned.isEmpty()) {
            return new Outcome.Refused(ReasonCode.ORIGINAL_NOT_SENT, "Nothing of this alert went out here.");
        }
        Stopping stopping = new Stopping(record, requests.within(deadline, new Transcript(clock)));
        planned.forEach(broadcast -> stopping.stop(alert, broadcast, Set.of()));
        record.keep();
        return Outcomes.cancelled(record.of(alert), stopping);
    }
}
