package org.tocsin.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Status;
import org.tocsin.connector.Action;
import org.tocsin.connector.Channel.Mode;
import org.tocsin.connector.Receipt.State;
import org.tocsin.route.StormPeers.Attempt;
import org.tocsin.route.StormPeers.Weather;
import org.tocsin.route.plan.Plan;

/**
 * Random alerts, Updates and Cancels while peers refuse, hang, throttle and drop, the broker restarts and the ledger is
 * locked; at the end every invariant of the flow must hold. {@code -Dstorm.seconds=} makes it longer, {@code -Dstorm.seed=}
 * repeats one.
 */
class StormTest {
    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("storm.seconds", 60));
    private static final Duration SETTLING = Duration.ofSeconds(90);
    /** Between the courier's last look at the chain and the peer's clock a busy machine may pause a thread. */
    private static final Duration A_BREATH = Duration.ofMillis(500);
    /** How long claims may be missing after the ledger was gone: its outage, the rest that follows, and a breath. */
    private static final Duration UNCLAIMED = Duration.ofSeconds(8);

    private static final Duration RESTART_LIMIT = Duration.ofSeconds(30);

    private static final Set<State> ENDS = Set.of(
            State.ACCEPTED, State.CONFIRMED, State.REFUSED, State.EXPIRED, State.SUPERSEDED, State.SKIPPED, State.DEAD);

    private record Period(Instant from, Instant to) {}

    private final long seed = Long.getLong("storm.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final StormPeers peers = new StormPeers(seed + 1);
    private final Map<AlertKey, CapMessage> accepted = new LinkedHashMap<>();
    private final Map<AlertKey, Instant> supersededAt = new LinkedHashMap<>();
    private final List<CapMessage> open = new ArrayList<>();
    private final List<Period> outages = new ArrayList<>();
    private final List<Instant> restarts = new ArrayList<>();
    private int number;

    @TempDir
    Path folder;

    private Flow flow;

    @AfterEach
    void stop() {
        flow.close();
    }

    @Test
    void allInvariantsHoldAfterAStorm() throws SQLException {
        System.out.println("storm: " + LENGTH.toSeconds() + " s, -Dstorm.seed=" + seed + " repeats it");
        flow = Flow.start(folder, plan(), peers::prepare);
        Instant end = Instant.now().plus(LENGTH);
        while (Instant.now().isBefore(end)) {
            blow();
        }
        peers.clear();
        settle();
        List<Attempt> attempts = peers.attempts();
        report(attempts);
        nothingIsMissing();
        nothingLeftTooLateOrToTheWrongSide(attempts);
        nothingLeftAfterItWasSuperseded(attempts);
        whatWasAcceptedWentOut(attempts);
        cancelsFollowedWhatWentOut(attempts);
        repeatsWereDeclared(attempts);
        everyDeliveryEndedOnce();
    }

    private Plan plan() {
        return TestPlan.plan(
                folder,
                TestPlan.TEXT
                        .replace("time-limit: 5s", "time-limit: 1s")
                        .replace(
                                "    max-severity: Extreme\n",
                                "    max-severity: Extreme\n    unknown-parents: {policy: hold, hold: 3s}\n"));
    }

    private void blow() throws SQLException {
        int dice = random.nextInt(1000);
        if (dice < 10) {
            changeWeather();
        } else if (dice < 12) {
            restart();
        } else if (dice < 14) {
            lockLedger(Duration.ofMillis(500 + random.nextInt(2500)));
        } else if (dice < 600) {
            submit(alert());
        } else if (dice < 760) {
            anyOpen().ifPresent(original -> follow(original, update(original)));
        } else if (dice < 880) {
            anyOpen().ifPresent(original -> follow(original, cancel(original)));
        } else if (dice < 900) {
            outOfOrder();
        } else if (dice < 920) {
            anyOpen().ifPresent(known -> assertThat(flow.submit(known)).isInstanceOf(IntakeDecision.Repeat.class));
        }
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(20)).toNanos());
    }

    private void changeWeather() {
        List<String> names = List.copyOf(flow.channels.keySet());
        Weather next = random.nextBoolean() ? Weather.FINE : any(Weather.values());
        peers.set(names.get(random.nextInt(names.size())), next);
    }

    private void restart() {
        if (random.nextBoolean()) {
            flow.broker.close();
        }
        flow.close();
        restarts.add(Instant.now());
        flow = Flow.start(folder, plan(), peers::prepare);
    }

    /** Somebody else writes to the file for a while: every write of the gateway waits or fails. */
    private void lockLedger(Duration time) throws SQLException {
        Instant from = Instant.now();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
                Statement statement = other.createStatement()) {
            statement.execute("pragma busy_timeout = 5000");
            statement.execute("begin immediate");
            Instant until = Instant.now().plus(time);
            while (Instant.now().isBefore(until)) {
                submit(alert());
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            statement.execute("rollback");
        }
        outages.add(new Period(from, Instant.now()));
    }

    private CapMessage alert() {
        return SampleAlert.flood(Instant.now(), lifetime())
                .identifier("storm-" + number++)
                .severity(any(Severity.values()))
                .status(random.nextInt(10) == 0 ? Status.EXERCISE : Status.ACTUAL)
                .message();
    }

    private CapMessage update(CapMessage original) {
        return SampleAlert.update(original, Instant.now(), lifetime())
                .identifier("storm-" + number++)
                .status(original.alert().status())
                .message();
    }

    private CapMessage cancel(CapMessage original) {
        return SampleAlert.cancel(original, Instant.now())
                .identifier("storm-" + number++)
                .status(original.alert().status())
                .message();
    }

    private <T> T any(T[] values) {
        return List.of(values).get(random.nextInt(values.length));
    }

    private Duration lifetime() {
        return random.nextInt(5) == 0 ? Duration.ofSeconds(2 + random.nextInt(6)) : Duration.ofMinutes(30);
    }

    private boolean submit(CapMessage message) {
        boolean kept = flow.submit(message) instanceof IntakeDecision.Accept;
        if (kept) {
            accepted.put(message.key(), message);
            open.add(message);
        }
        return kept;
    }

    private void follow(CapMessage original, CapMessage successor) {
        if (submit(successor)) {
            supersededAt.putIfAbsent(original.key(), Instant.now());
            open.remove(original);
            if (successor.alert().msgType() == MsgType.CANCEL) {
                open.remove(successor);
            }
        }
    }

    private void outOfOrder() {
        CapMessage original = alert();
        CapMessage successor = random.nextBoolean() ? update(original) : cancel(original);
        follow(original, successor);
        submit(original);
        open.remove(original);
    }

    private Optional<CapMessage> anyOpen() {
        return open.isEmpty() ? Optional.empty() : Optional.of(open.get(random.nextInt(open.size())));
    }

    private void settle() {
        await().atMost(SETTLING).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            for (AlertKey key : accepted.keySet()) {
                assertThat(flow.states(key).values())
                        .as(seed + " " + key)
                        .isNotEmpty()
                        .isSubsetOf(ENDS);
            }
        });
    }

    private void report(List<Attempt> attempts) {
        Map<State, Long> ends = accepted.keySet().stream()
                .flatMap(key -> flow.states(key).values().stream())
                .collect(Collectors.groupingBy(state -> state, Collectors.counting()));
        System.out.println("storm: " + accepted.size() + " accepted, " + attempts.size() + " attempts, "
                + attempts.stream().filter(Attempt::effect).count() + " effects, " + restarts.size() + " restarts, "
                + outages.size() + " outages of the ledger, ends " + ends);
    }

    private void nothingIsMissing() {
        accepted.forEach((key, message) -> assertThat(flow.reader().cap(key))
                .as(seed + " " + key)
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(message.bytes())));
    }

    private void nothingLeftTooLateOrToTheWrongSide(List<Attempt> attempts) {
        assertThat(attempts).as("seed " + seed).allSatisfy(attempt -> {
            assertThat(attempt.at()).isBefore(attempt.expires().plus(A_BREATH));
            assertThat(attempt.mode() == Mode.LIVE).isEqualTo(attempt.status() == Status.ACTUAL);
        });
    }

    private void nothingLeftAfterItWasSuperseded(List<Attempt> attempts) {
        assertThat(attempts).as("seed " + seed).allSatisfy(attempt -> {
            Instant superseded = supersededAt.get(attempt.alert());
            if (superseded != null) {
                assertThat(attempt.at()).isBefore(superseded.plus(A_BREATH));
            }
        });
    }

    private void whatWasAcceptedWentOut(List<Attempt> attempts) {
        Set<String> effects = attempts.stream()
                .filter(Attempt::effect)
                .map(attempt -> attempt.alert() + "/" + attempt.channel())
                .collect(Collectors.toSet());
        Set<String> doubts = attempts.stream()
                .filter(attempt -> attempt.effect() && !attempt.told())
                .map(attempt -> attempt.alert() + "/" + attempt.channel())
                .collect(Collectors.toSet());
        accepted.keySet().forEach(key -> flow.states(key).forEach((channel, state) -> {
            String name = key + "/" + channel;
            if (state == State.ACCEPTED) {
                assertThat(effects).as("seed " + seed + ": accepted").contains(name);
            } else if (effects.contains(name) && !lostItsReceipt(name, attempts)) {
                assertThat(doubts)
                        .as("seed " + seed + ": " + state + " though it went out")
                        .contains(name);
            }
        }));
    }

    /** A restart came between the hand-over and the commit of its receipt. */
    private boolean lostItsReceipt(String name, List<Attempt> attempts) {
        return attempts.stream()
                .filter(attempt -> attempt.effect() && name.equals(attempt.alert() + "/" + attempt.channel()))
                .anyMatch(attempt -> restarts.stream()
                        .anyMatch(restart -> restart.isAfter(attempt.at())
                                && restart.isBefore(attempt.at().plus(RESTART_LIMIT))));
    }

    private void cancelsFollowedWhatWentOut(List<Attempt> attempts) {
        List<Attempt> effects = attempts.stream().filter(Attempt::effect).toList();
        for (int i = 0; i < effects.size(); i++) {
            Attempt cancel = effects.get(i);
            if (cancel.action() == Action.CANCEL) {
                assertThat(effects.subList(i + 1, effects.size()))
                        .as("seed " + seed + ": nothing follows its own Cancel on a channel")
                        .noneMatch(later -> later.channel().equals(cancel.channel())
                                && cancel.supersedes().contains(later.alert())
                                && later.at().isAfter(cancel.at().plus(A_BREATH)));
            }
        }
        accepted.values().stream()
                .filter(message -> message.alert().msgType() == MsgType.CANCEL)
                .forEach(cancel -> everyOriginalWasCancelled(cancel, effects));
    }

    private void everyOriginalWasCancelled(CapMessage cancel, List<Attempt> effects) {
        Set<AlertKey> originals = cancel.alert().references().stream()
                .map(reference -> reference.key())
                .collect(Collectors.toSet());
        Map<String, State> states = flow.states(cancel.key());
        effects.stream()
                .filter(effect -> originals.contains(effect.alert()) && effect.told())
                .filter(effect -> cancel.alert()
                        .sent()
                        .instant()
                        .isBefore(effect.expires().minus(A_BREATH)))
                .filter(effect -> effect.expires().isAfter(Instant.now()))
                .forEach(effect -> assertThat(states.get(effect.channel()))
                        .as("seed " + seed + ": Cancel " + cancel.key() + " on " + effect.channel())
                        .isIn(State.ACCEPTED, State.REFUSED));
    }

    private void repeatsWereDeclared(List<Attempt> attempts) {
        Map<String, List<Attempt>> byDelivery = attempts.stream()
                .filter(Attempt::effect)
                .collect(Collectors.groupingBy(attempt -> attempt.alert() + "/" + attempt.channel()));
        byDelivery.values().forEach(all -> {
            for (Attempt repeat : all.subList(1, all.size())) {
                assertThat(repeat.possibleRepeat() || mayLackClaims(all.get(0).at(), repeat.at()))
                        .as("seed " + seed + ": an undeclared repeat " + repeat)
                        .isTrue();
            }
        });
    }

    private boolean mayLackClaims(Instant first, Instant second) {
        return outages.stream()
                .anyMatch(outage -> outage.from().isBefore(second.plus(A_BREATH))
                        && outage.to().plus(UNCLAIMED).isAfter(first));
    }

    private void everyDeliveryEndedOnce() {
        List<String> twice = flow.ledger.read(jdbc -> jdbc.sql("select delivery_key from receipt where state in"
                        + " ('ACCEPTED', 'REFUSED', 'EXPIRED', 'SUPERSEDED', 'SKIPPED', 'DEAD')"
                        + " group by delivery_key having count(*) > 1")
                .query(String.class)
                .list());
        assertThat(twice).as("seed " + seed + ": ended more than once").isEmpty();
    }
}
