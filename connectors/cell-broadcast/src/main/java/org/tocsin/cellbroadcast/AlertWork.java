package org.tocsin.cellbroadcast;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.Channel;
import org.tocsin.connector.StateStore;
import org.tocsin.connector.Transcript;

/** Work on the broadcasts of one alert that no delivery asks for, beside the deliveries: inside their gate, with a time limit. */
final class AlertWork {
    private static final Logger log = LoggerFactory.getLogger(AlertWork.class);

    /** Makes the requests of one alert, with a time limit of its own. */
    interface RequestsFactory {
        CellRequests within(Deadline deadline, Transcript transcript);
    }

    /** What there is to work with. */
    record Bench(ChainRecord record, CellRequests requests, Transcript transcript, Instant now) {}

    /** The work. What it puts into the record is kept afterwards. */
    interface Task {
        void work(AlertKey alert, Bench bench);
    }

    private final Channel channel;
    private final CellBroadcastConfig config;
    private final BroadcastStore store;
    private final ChainGate gate;
    private final RequestsFactory requests;
    private final Clock clock;

    AlertWork(
            Channel channel,
            CellBroadcastConfig config,
            BroadcastStore store,
            ChainGate gate,
            RequestsFactory requests,
            Clock clock) {
        this.channel = channel;
        this.config = config;
        this.store = store;
        this.gate = gate;
        this.requests = requests;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** All alerts with their broadcasts, a snapshot; none while the store does not answer. */
    Map<AlertKey, List<Broadcast>> all() {
        try {
            return store.all();
        } catch (StateStore.Unavailable e) {
            log.error(
                    "event=cell-broadcast-state-unavailable channel={} reason=\"{}\"", channel.name(), e.getMessage());
            return Map.of();
        }
    }

    /**
     * Does the work unless a delivery of the chain holds the gate for longer than that.
     *
     * @return false when it was not done
     */
    boolean on(AlertKey alert, Deadline patience, Task task) {
        try {
            Set<AlertKey> chain = chain(alert);
            if (!gate.enter(chain, patience)) {
                return false;
            }
            try {
                Transcript transcript = new Transcript(clock);
                ChainRecord record = new ChainRecord(store, chain);
                CellRequests within = requests.within(Deadline.in(config.requestTimeout()), transcript);
                task.work(alert, new Bench(record, within, transcript, clock.instant()));
                record.keep();
                return true;
            } finally {
                gate.leave(chain);
            }
        } catch (StateStore.Unavailable e) {
            log.error(
                    "event=cell-broadcast-state-unavailable channel={} reason=\"{}\"", channel.name(), e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The alert with those whose messages its own replace or continue. */
    private Set<AlertKey> chain(AlertKey alert) {
        Set<AlertKey> chain = new HashSet<>(Set.of(alert));
        Collection<Broadcast> own = store.of(alert);
        store.all().forEach((other, broadcasts) -> {
            if (broadcasts.stream().anyMatch(old -> own.stream().anyMatch(b -> precedes(old, b)))) {
                chain.add(other);
            }
        });
        return chain;
    }

    private static boolean precedes(Broadcast old, Broadcast broadcast) {
        boolean replaced = old.messageId() == broadcast.messageId()
                && broadcast.replaces().map(old.serial()::equals).orElse(false);
        return replaced || old.isSameMessage(broadcast);
    }
}
