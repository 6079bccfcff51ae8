package org.tocsin.route;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.Part;
import org.tocsin.connector.Receipt;
import org.tocsin.connector.Receipt.State;

/**
 * Which Cancels have not got where they must: while one waits, people act on an alert that was called off. A Cancel that a
 * channel has not taken after some seconds is an alarm, and so at once is one that ended without. An alarm ends when the
 * channel takes the Cancel after all, or when the Cancel expires. Safe for concurrent use; in memory, filled at
 * start from the ledger.
 */
public final class CancelWatch {
    private static final Logger LOG = LoggerFactory.getLogger(CancelWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * A Cancel that did not get through.
     *
     * @param since when it was accepted
     * @param state where its delivery stands
     * @param detail a sentence for the operator
     */
    public record Alarm(DeliveryKey delivery, Instant since, State state, String detail) {}

    private record Watched(Instant since, Instant expires, State state, String detail, Set<Integer> partsTaken) {
        Watched {
            partsTaken = Set.copyOf(partsTaken);
        }

        Watched after(Receipt receipt) {
            return new Watched(since, expires, receipt.state(), receipt.detail(), partsTaken);
        }

        Watched withTaken(Part part) {
            Set<Integer> taken = new HashSet<>(partsTaken);
            taken.add(part.number());
            return new Watched(since, expires, state, detail, taken);
        }
    }

    private final Map<DeliveryKey, Watched> open = new ConcurrentHashMap<>();
    private final Clock clock;

    public CancelWatch(Clock clock) {
        this.clock = clock;
    }

    /** A Cancel is on its way; {@code since} is when it was accepted. */
    public void expect(DeliveryKey cancel, Instant since, Instant expires) {
        open.putIfAbsent(
                cancel, new Watched(since, expires, State.PLANNED, "It waits for its turn on the channel.", Set.of()));
    }

    /** A Cancel that the ledger knows to be open, with those of its parts that the channel has taken. */
    public void recall(
            DeliveryKey cancel, Instant since, Instant expires, State state, String detail, Set<Integer> partsTaken) {
        open.putIfAbsent(cancel, new Watched(since, expires, state, detail, partsTaken));
    }

    /** Something became of a delivery, whether of a Cancel or not. */
    public void learn(Receipt receipt) {
        open.computeIfPresent(receipt.delivery(), (key, watched) -> next(watched, receipt));
    }

    /** What an operator must see to now, the oldest first. */
    public List<Alarm> alarms() {
        Instant now = clock.instant();
        open.values().removeIf(watched -> !watched.expires().isAfter(now));
        return open.entrySet().stream()
                .filter(entry -> isAlarm(entry.getValue(), now))
                .map(entry -> alarm(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Alarm::since))
                .toList();
    }

    private static boolean isAlarm(Watched watched, Instant now) {
        return watched.state().isTerminal() || !now.isBefore(watched.since().plus(PATIENCE));
    }

    private static Alarm alarm(DeliveryKey key, Watched watched) {
        return new Alarm(
                key,
                watched.since(),
                watched.state(),
                "Cancel not delivered on channel " + key.channel() + ": " + watched.detail());
    }

    private static @Nullable Watched next(Watched watched, Receipt receipt) {
        return switch (receipt.state()) {
            case ACCEPTED, CONFIRMED, SKIPPED, SUPERSEDED -> taken(watched, receipt.part());
            case REFUSED, EXPIRED, DEAD -> failed(watched, receipt);
            case PLANNED, HELD, WAITING -> watched.after(receipt);
        };
    }

    private static @Nullable Watched taken(Watched watched, Optional<Part> part) {
        if (part.isEmpty()) {
            return null;
        }
        Watched more = watched.withTaken(part.get());
        return more.partsTaken().size() < part.get().total() ? more : null;
    }

    private static Watched failed(Watched watched, Receipt receipt) {
        LOG.error(
                "event=cancel-not-delivered delivery={} state={} detail=\"{}\"",
                receipt.delivery(),
                receipt.state(),
                receipt.detail());
        return watched.after(receipt);
    }
}
