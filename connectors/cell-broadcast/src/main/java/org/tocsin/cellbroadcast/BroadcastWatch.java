package org.tocsin.cellbroadcast;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.Channel;

/**
 * Follows what is on air: asks the peer for counts two periods after acceptance and then every minute, writes again what the
 * peer has forgotten before its time, and takes off air what is over. When something is due follows from the state store, so
 * a restart forgets nothing. Runs on the upkeep thread.
 */
final class BroadcastWatch {
    private static final Logger log = LoggerFactory.getLogger(BroadcastWatch.class);
    private static final Duration BETWEEN_POLLS = Duration.ofSeconds(60);

    private record Message(AlertKey alert, String reference) {}

    private final Channel channel;
    private final CellBroadcastConfig config;
    private final AlertWork work;
    private final LateFacts facts;
    /** What was looked at since the start; the first look follows from the broadcast itself. */
    private final Map<Message, Instant> next = new HashMap<>();

    BroadcastWatch(Channel channel, CellBroadcastConfig config, AlertWork work, LateFacts facts) {
        this.channel = channel;
        this.config = config;
        this.work = work;
        this.facts = facts;
    }

    /** One look at everything; what a delivery works on is looked at the next time. */
    void look() {
        Instant now = work.now();
        Map<AlertKey, List<Broadcast>> all = work.all();
        all.forEach((alert, broadcasts) -> {
            if (broadcasts.stream().anyMatch(broadcast -> isDue(alert, broadcast, now))) {
                work.on(alert, Deadline.in(Duration.ZERO), this::attend);
            }
        });
        Set<AlertKey> known = new HashSet<>(all.keySet());
        next.keySet().removeIf(message -> !known.contains(message.alert()));
    }

    /** The peer has to be asked about this alert at the next look. */
    void soon(AlertKey alert) {
        next.replaceAll((message, at) -> message.alert().equals(alert) ? Instant.MIN : at);
        work.all()
                .getOrDefault(alert, List.of())
                .forEach(broadcast -> next.put(message(alert, broadcast), Instant.MIN));
    }

    private boolean isDue(AlertKey alert, Broadcast broadcast, Instant now) {
        boolean over = !now.isBefore(broadcast.expires());
        if (over ? broadcast.mayBeOnAir().isEmpty() : !isPolled(broadcast)) {
            return false;
        }
        Message message = message(alert, broadcast);
        Instant first = over ? broadcast.expires() : first(broadcast);
        return !now.isBefore(next.getOrDefault(message, first));
    }

    private boolean isPolled(Broadcast broadcast) {
        return config.traps().statusQueries() && !broadcast.live().isEmpty();
    }

    private Instant first(Broadcast broadcast) {
        return broadcast.progress().polls() > 0
                ? Instant.MIN
                : broadcast
                        .progress()
                        .accepted()
                        .map(accepted -> accepted.plus(
                                CellRequests.period(config, broadcast).multipliedBy(2)))
                        .orElse(Instant.MIN);
    }

    private void attend(AlertKey alert, AlertWork.Bench bench) {
        Totals before = Totals.of(bench.record().of(alert));
        BroadcastPoll poll = new BroadcastPoll(alert, bench, config);
        for (Broadcast broadcast : bench.record().of(alert)) {
            if (isDue(alert, broadcast, bench.now())) {
                poll.look(broadcast);
                next.put(message(alert, broadcast), nextLook(broadcast, bench.now()));
            }
        }
        List<Broadcast> broadcasts = bench.record().of(alert);
        if (!poll.notes().isEmpty() || !Totals.of(broadcasts).equals(before)) {
            String notes = String.join(" ", poll.notes());
            facts.tell(alert, broadcasts, "counted", notes, bench.now(), bench.transcript());
            if (poll.isAlarming()) {
                log.error(
                        "event=cell-broadcast-not-as-ordered alert={} channel={} detail=\"{}\"",
                        alert,
                        channel.name(),
                        notes);
            }
        }
    }

    /** No later than its end, which is due at once. */
    private static Instant nextLook(Broadcast broadcast, Instant now) {
        Instant usual = now.plus(BETWEEN_POLLS);
        return now.isBefore(broadcast.expires()) && usual.isAfter(broadcast.expires()) ? broadcast.expires() : usual;
    }

    private static Message message(AlertKey alert, Broadcast broadcast) {
        return new Message(alert, broadcast.toString());
    }
}
