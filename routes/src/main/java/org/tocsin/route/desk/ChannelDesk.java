package org.tocsin.route.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.connector.Connector;
import org.tocsin.connector.StateStore;
import org.tocsin.route.OperatorAction;

/**
 * The maintenance switch of each channel. While a channel is paused its routes rest and its connector leaves the peer alone;
 * what is planned for it waits in its queue until it expires. An order is in the audit trail before it takes effect. Safe
 * for concurrent use.
 */
public final class ChannelDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelDesk.class);

    /**
     * Something grave waits on a paused channel.
     *
     * @param waiting urgent deliveries: Extreme, Severe and Immediate, Updates and Cancels
     * @param detail a sentence for the operator
     */
    public record Alarm(Pause pause, long waiting, String detail) {}

    /**
     * What it works with.
     *
     * @param follow lets the routes of a channel rest or run, as the pauses now say
     * @param urgentWaiting depth of a channel's urgent queue
     */
    public record Surroundings(
            Pauses pauses,
            Map<String, ? extends Connector> connectors,
            Consumer<String> follow,
            ToLongFunction<String> urgentWaiting,
            Consumer<OperatorAction> audit,
            Clock clock) {
        public Surroundings {
            connectors = Map.copyOf(connectors);
        }
    }

    private final Surroundings with;
    private final Set<String> alarmed = new HashSet<>();

    public ChannelDesk(Surroundings with) {
        this.with = with;
    }

    public Optional<Pause> pauseOf(String channel) {
        return with.pauses().of(channel);
    }

    /**
     * Durable on return, and nothing more is sent; an attempt under way ends as it ends. Pausing again changes reason and end.
     *
     * @throws StateStore.Unavailable when it cannot be kept
     * @throws IllegalStateException when it cannot be written down who ordered it
     */
    public synchronized Pause pause(String channel, String author, String reason, Optional<Instant> until) {
        Instant now = with.clock().instant();
        Pause pause = new Pause(channel, now, until, author, reason);
        String end = until.map(moment -> " Until " + moment + ".").orElse("");
        audit("pause", channel, author, reason + end, now);
        with.pauses().begin(pause);
        with.follow().accept(channel);
        connector(channel).pause();
        LOG.warn(
                "event=channel-paused channel={} author={} until={} reason=\"{}\"",
                channel,
                author,
                until.map(Instant::toString).orElse("resumed"),
                reason);
        return pause;
    }

    /**
     * Whether it was paused. What waited goes out in the order of the queue.
     *
     * @throws StateStore.Unavailable when it cannot be kept
     * @throws IllegalStateException when it cannot be written down who ordered it
     */
    public synchronized boolean resume(String channel, String author, String reason) {
        if (!with.pauses().isPaused(channel)) {
            return false;
        }
        audit("resume", channel, author, reason, with.clock().instant());
        end(channel);
        LOG.warn("event=channel-resumed channel={} author={} reason=\"{}\"", channel, author, reason);
        return true;
    }

    /** Ends what has come to its end, and says in the log what urgent thing waits. Call every second or so. */
    public synchronized void look() {
        Instant now = with.clock().instant();
        for (Pause pause : with.pauses().all()) {
            if (pause.hasLapsed(now)) {
                audit("resume", pause.channel(), pause.author(), "The pause came to its end.", now);
                end(pause.channel());
                LOG.warn(
                        "event=channel-resumed channel={} author={} reason=\"its end\"",
                        pause.channel(),
                        pause.author());
            }
        }
        Set<String> waiting = new HashSet<>();
        for (Alarm alarm : alarms()) {
            waiting.add(alarm.pause().channel());
            if (!alarmed.contains(alarm.pause().channel())) {
                LOG.error(
                        "event=urgent-waits-on-paused-channel channel={} waiting={}",
                        alarm.pause().channel(),
                        alarm.waiting());
            }
        }
        alarmed.clear();
        alarmed.addAll(waiting);
    }

    /** Paused channels on which something urgent waits, the oldest pause first. */
    public List<Alarm> alarms() {
        return with.pauses().all().stream()
                .map(this::alarm)
                .filter(alarm -> alarm.waiting() > 0)
                .sorted(Comparator.comparing(alarm -> alarm.pause().since()))
                .toList();
    }

    private Alarm alarm(Pause pause) {
        long waiting = with.urgentWaiting().applyAsLong(pause.channel());
        return new Alarm(
                pause,
                waiting,
                waiting + (waiting == 1 ? " urgent delivery waits" : " urgent deliveries wait") + " on channel "
                        + pause.channel() + ", which is " + pause.words());
    }

    private void end(String channel) {
        with.pauses().end(channel);
        connector(channel).resume();
        with.follow().accept(channel);
    }

    private void audit(String action, String channel, String author, String why, Instant at) {
        String id = action + "/" + channel + "/" + at.toEpochMilli();
        with.audit().accept(new OperatorAction(id, at, author, action, "", channel, why));
    }

    private Connector connector(String channel) {
        Connector connector = with.connectors().get(channel);
        if (connector == null) {
            throw new IllegalArgumentException("There is no channel " + channel + ".");
        }
        return connector;
    }
}
