package org.tocsin.cellbroadcast;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cellbroadcast.cbsp.CellIdentity;
import org.tocsin.connector.Channel;
import org.tocsin.connector.LinkState;

/** All that a channel does without being asked, on a thread of its own: the answers to it come on threads of the transport. */
final class Upkeep implements AutoCloseable, BroadcastTransport.Events {
    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Channel channel;
    private final BarredCells barred;
    private final BroadcastTransport transport;
    private final BroadcastWatch watch;
    private final Restoration restoration;
    private final ScheduledExecutorService thread;

    Upkeep(
            Channel channel,
            CellBroadcastConfig config,
            AlertWork work,
            LateFacts facts,
            BarredCells barred,
            BroadcastTransport transport) {
        this.channel = channel;
        this.barred = barred;
        this.transport = transport;
        this.watch = new BroadcastWatch(channel, config, work, facts);
        this.restoration = new Restoration(channel, config, work, facts, watch);
        this.thread = Executors.newSingleThreadScheduledExecutor(
                task -> new Thread(task, "cell-broadcast-" + channel.name() + "-upkeep"));
    }

    /** Begins to connect, and to look after what is on air; call once. */
    void start() {
        transport.start(this);
        long period = BETWEEN_LOOKS.toMillis();
        var unused = thread.scheduleWithFixedDelay(() -> guarded(this::look), period, period, TimeUnit.MILLISECONDS);
    }

    @Override
    public void restarted(List<CellIdentity> cells, boolean dataLost) {
        barred.remove(cells);
        submit(() -> restoration.restarted(cells, dataLost));
    }

    @Override
    public void cellsLost(List<CellIdentity> cells) {
        log.warn("event=cell-broadcast-cells-lost channel={} cells={}", channel.name(), cells.size());
        barred.add(cells);
        submit(() -> restoration.lost(cells));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void look() {
        if (transport.state().condition() != LinkState.Condition.DOWN) {
            watch.look();
        }
    }

    private void submit(Runnable work) {
        try {
            thread.execute(() -> guarded(work));
        } catch (RejectedExecutionException e) {
            log.debug("event=cell-broadcast-event-after-close channel={}", channel.name());
        }
    }

    /** A fault in one look must not end all others: it is told, and the next look begins anew. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.error("event=cell-broadcast-upkeep-failed channel={}", channel.name(), e);
        }
    }
}
