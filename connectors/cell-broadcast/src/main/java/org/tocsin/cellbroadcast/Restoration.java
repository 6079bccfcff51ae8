package org.tocsin.cellbroadcast;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cap.AlertKey;
import org.tocsin.cellbroadcast.cbsp.Cause;
import org.tocsin.cellbroadcast.cbsp.CellIdentity;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.connector.Channel;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.Receipt;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.connector.StateStore;
import org.tocsin.connector.Transcript;

/**
 * Sends again what was on air in cells that restarted with their data lost (3GPP TS 48.049 7.6). Peers say so at every
 * connect, even when they lost nothing; cause 13 then tells that the message is still there.
 */
final class Restoration {
    private static final Logger log = LoggerFactory.getLogger(Restoration.class);

    /** Makes the requests of one alert, with a time limit of its own. */
    interface RequestsFactory {
        CellRequests within(Deadline deadline, Transcript transcript);
    }

    private final Channel channel;
    private final CellBroadcastConfig config;
    private final BroadcastStore store;
    private final ChainGate gate;
    private final RequestsFactory requests;
    private final ReceiptSink receipts;
    private final Clock clock;

    Restoration(
            Channel channel,
            CellBroadcastConfig config,
            BroadcastStore store,
            ChainGate gate,
            RequestsFactory requests,
            ReceiptSink receipts,
            Clock clock) {
        this.channel = channel;
        this.config = config;
        this.store = store;
        this.gate = gate;
        this.requests = requests;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** Runs on the restart thread, alert by alert. */
    void restore(List<CellIdentity> cells) {
        try {
            for (AlertKey alert : store.all().keySet()) {
                restore(alert, cells);
            }
        } catch (StateStore.Unavailable e) {
            log.error("event=cell-broadcast-not-restored channel={} reason=\"{}\"", channel.name(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void restore(AlertKey alert, List<CellIdentity> restarted) throws InterruptedException {
        Deadline deadline = Deadline.in(config.requestTimeout());
        Set<AlertKey> chain = Set.of(alert);
        if (!gate.enter(chain, deadline)) {
            log.warn("event=cell-broadcast-not-restored alert={} channel={} reason=busy", alert, channel.name());
            return;
        }
        try {
            ChainRecord record = new ChainRecord(store, chain);
            Transcript transcript = new Transcript(clock);
            CellRequests within = requests.within(deadline, transcript);
            Instant now = clock.instant();
            boolean sentAgain = false;
            for (Broadcast broadcast : record.of(alert)) {
                if (now.isBefore(broadcast.expires())) {
                    sentAgain |= restore(alert, broadcast, restarted, record, within);
                }
            }
            record.keep();
            if (sentAgain) {
                report(alert, record.of(alert), now, transcript);
            }
        } finally {
            gate.leave(chain);
        }
    }

    /** Whether any cell had lost it. */
    private boolean restore(
            AlertKey alert,
            Broadcast broadcast,
            List<CellIdentity> restarted,
            ChainRecord record,
            CellRequests within) {
        SortedSet<Cgi> cells = new TreeSet<>(broadcast.accepted());
        cells.removeIf(cell -> restarted.stream().noneMatch(identity -> identity.covers(cell)));
        CellResults results = within.write(broadcast, Optional.empty(), cells);
        Set<Cgi> refused = new TreeSet<>(results.failed().keySet());
        refused.removeAll(results.failedWith(Cause.REFERENCE_ALREADY_USED));
        record.replace(alert, broadcast.with(refused, CellState.FAILED));
        log.info(
                "event=cell-broadcast-restored alert={} channel={} message={} cells={} sent-again={} refused={} answered={}",
                alert,
                channel.name(),
                broadcast,
                cells.size(),
                results.done().size(),
                refused.size(),
                results.unanswered().isEmpty());
        return !results.done().isEmpty() || !refused.isEmpty();
    }

    private void report(AlertKey alert, List<Broadcast> broadcasts, Instant now, Transcript transcript) {
        Set<Cgi> planned = new TreeSet<>();
        Set<Cgi> accepted = new TreeSet<>();
        broadcasts.forEach(broadcast -> planned.addAll(broadcast.planned()));
        broadcasts.forEach(broadcast -> accepted.addAll(broadcast.accepted()));
        DeliveryKey delivery = new DeliveryKey(alert, channel.name(), channel.target());
        receipts.accept(new Receipt(
                        delivery.value() + "/restored/" + now.toEpochMilli(),
                        delivery,
                        Receipt.State.ACCEPTED,
                        now,
                        0,
                        Optional.empty(),
                        "The peer restarted; " + accepted.size() + " of " + planned.size()
                                + " cells have the message again.",
                        Outcomes.reference(broadcasts),
                        Outcomes.counts(planned.size(), accepted.size()),
                        Optional.empty(),
                        Optional.empty())
                .with(transcript));
    }
}
