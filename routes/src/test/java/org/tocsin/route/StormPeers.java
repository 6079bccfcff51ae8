package org.tocsin.route;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.Status;
import org.tocsin.connector.Action;
import org.tocsin.connector.Channel.Mode;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.route.plan.PlannedChannel;

/** The far side of all channels in a storm: it outlives the gateway, has weather, and remembers what really went out. */
final class StormPeers {
    private static final Duration LONGEST_HANG = Duration.ofSeconds(5);

    /** How a peer behaves for a while. */
    enum Weather {
        FINE,
        DOWN,
        REFUSING,
        THROTTLING,
        DROPS_AFTER_ACCEPT,
        HANGING
    }

    /** One call of a connector. {@code effect}: it went out; {@code told}: and the gateway was told how it ended. */
    record Attempt(
            String channel,
            Mode mode,
            AlertKey alert,
            Action action,
            Status status,
            Instant at,
            Instant expires,
            boolean effect,
            boolean told,
            boolean possibleRepeat,
            List<AlertKey> supersedes) {}

    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private final Map<String, Weather> weather = new ConcurrentHashMap<>();
    private final Random random;

    StormPeers(long seed) {
        this.random = new Random(seed);
    }

    void prepare(PlannedChannel channel, ScriptedConnector connector) {
        connector.answers(delivery -> answer(channel, delivery));
    }

    void set(String channel, Weather next) {
        weather.put(channel, next);
    }

    void clear() {
        weather.clear();
    }

    /** Everything so far, in the order in which it ended. */
    List<Attempt> attempts() {
        return new ArrayList<>(attempts);
    }

    private Outcome answer(PlannedChannel channel, Delivery delivery) {
        Instant at = Instant.now();
        return switch (weather.getOrDefault(channel.name(), Weather.FINE)) {
            case FINE -> {
                record(channel, delivery, at, true, true);
                yield ScriptedConnector.accept(delivery);
            }
            case DOWN -> none(channel, delivery, at, ScriptedConnector.unreachable(delivery));
            case REFUSING ->
                none(channel, delivery, at, new Outcome.Refused(ReasonCode.REFUSED_BY_PEER, "The peer says no."));
            case THROTTLING ->
                none(
                        channel,
                        delivery,
                        at,
                        new Outcome.Unreachable(
                                ReasonCode.PEER_BUSY, "Come again later.", Optional.of(Duration.ofMillis(300))));
            case DROPS_AFTER_ACCEPT -> {
                record(channel, delivery, at, true, false);
                yield new Outcome.Unreachable(ReasonCode.CONNECTION_LOST, "The connection ended before the answer.");
            }
            case HANGING -> hang(channel, delivery, at);
        };
    }

    private Outcome none(PlannedChannel channel, Delivery delivery, Instant at, Outcome outcome) {
        record(channel, delivery, at, false, true);
        return outcome;
    }

    private Outcome hang(PlannedChannel channel, Delivery delivery, Instant at) {
        try {
            new CountDownLatch(1).await(LONGEST_HANG.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        record(channel, delivery, at, coin(), false);
        return new Outcome.Unreachable(ReasonCode.TIMEOUT, "No answer.");
    }

    private synchronized boolean coin() {
        return random.nextBoolean();
    }

    private void record(PlannedChannel channel, Delivery delivery, Instant at, boolean effect, boolean told) {
        attempts.add(new Attempt(
                channel.name(),
                channel.channel().mode(),
                delivery.key().alert(),
                delivery.action(),
                delivery.alert().status(),
                at,
                delivery.expires(),
                effect,
                told,
                delivery.possibleRepeat(),
                delivery.supersedes()));
    }
}
