package org.tocsin.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Status;
import org.tocsin.cap.Urgency;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Channel.Mode;
import org.tocsin.route.plan.Plan;
import org.tocsin.route.plan.PlannedChannel;
import org.tocsin.route.plan.PlannedDelivery;
import org.tocsin.route.plan.RoutingPlan;

/**
 * Random plans, some of them as wrong as a plan can be, against messages of every status, scope and type: whatever the plan
 * says, nothing but Actual is led to a live queue, and nothing but a drill to a drill queue.
 */
class LiveAndDrillTest {
    private static final Instant SENT = Instant.parse("2026-11-23T18:00:00Z");
    private static final long SEED = Long.getLong("drill.seed", 4137);
    private static final int PLANS = Integer.getInteger("drill.plans", 5_000);

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void noPlanLeadsADrillToALiveChannelNorAnAlertToADrillChannel() {
        List<AcceptedAlert> alerts = alerts();
        long cases = 0;
        long led = 0;
        for (int i = 0; i < PLANS; i++) {
            Plan plan = plan();
            for (AcceptedAlert alert : alerts) {
                led += check(plan, alert);
                cases += plan.channels().size();
            }
        }
        assertThat(cases).isGreaterThan(PLANS * 300L);
        assertThat(led).isGreaterThan(PLANS);
    }

    /** How many deliveries would be sent. */
    private static int check(Plan plan, AcceptedAlert alert) {
        Status status = alert.message().alert().status();
        for (PlannedDelivery delivery :
                new RoutingPlan(plan).deliveriesFor(alert.message().alert())) {
            Channel channel = delivery.channel().channel();
            if (delivery.skipped().isEmpty() && !isAllowed(channel.mode(), alert)) {
                fail("seed %d: %s is led to %s by %s", SEED, status, channel, plan.rules());
            }
        }
        if (status == Status.SYSTEM
                || status == Status.DRAFT
                || alert.message().alert().scope() != Scope.PUBLIC) {
            assertThat(new FanOut(plan).parcels(alert))
                    .extracting(Parcel::queue)
                    .containsOnly(Envelope.RECEIPTS_QUEUE);
            return 0;
        }
        List<String> queues = new FanOut(plan)
                .parcels(alert).stream()
                        .map(Parcel::queue)
                        .filter(PlannedChannel::isQueue)
                        .toList();
        for (String queue : queues) {
            if (queue.startsWith("drill.") == (status == Status.ACTUAL)) {
                fail("seed %d: %s is put into %s by %s", SEED, status, queue, plan.rules());
            }
        }
        return queues.size();
    }

    /** Written out anew, so that a fault of the product is not one of the test as well. */
    private static boolean isAllowed(Mode mode, AcceptedAlert alert) {
        if (alert.message().alert().scope() != Scope.PUBLIC) {
            return false;
        }
        return switch (alert.message().alert().status()) {
            case ACTUAL -> mode == Mode.LIVE;
            case EXERCISE, TEST -> mode == Mode.DRILL;
            case SYSTEM, DRAFT -> false;
        };
    }

    private static List<AcceptedAlert> alerts() {
        CapMessage original = SampleAlert.flood(SENT, Duration.ofHours(1)).message();
        List<AcceptedAlert> alerts = new ArrayList<>();
        for (Status status : Status.values()) {
            for (Scope scope : Scope.values()) {
                for (MsgType type : MsgType.values()) {
                    for (Severity severity : List.of(Severity.EXTREME, Severity.MINOR)) {
                        alerts.add(alert(original, status, scope, type, severity));
                    }
                }
            }
        }
        return alerts;
    }

    private static AcceptedAlert alert(
            CapMessage original, Status status, Scope scope, MsgType type, Severity severity) {
        SampleAlert sample = SampleAlert.flood(SENT, Duration.ofHours(1))
                .identifier("drill-or-not")
                .status(status)
                .scope(scope)
                .msgType(type)
                .severity(severity)
                .urgency(Urgency.IMMEDIATE)
                .withoutArea();
        CapMessage message = (type == MsgType.ALERT ? sample : sample.references(original)).message();
        return new AcceptedAlert(message, "met", SENT, SENT.plusSeconds(3600), List.of(), "", Optional.empty());
    }

    /** Channels of random kind and mode, and rules that lead anything anywhere, by status too. */
    private Plan plan() {
        List<String> channels =
                IntStream.range(0, 1 + random.nextInt(6)).mapToObj(i -> "c" + i).toList();
        StringBuilder text = new StringBuilder(TestPlan.TEXT.substring(0, TestPlan.TEXT.indexOf("channels:")));
        text.append("channels:\n");
        channels.forEach(name -> text.append("  - {name: %s, kind: %s, mode: %s}\n"
                .formatted(
                        name,
                        one(List.of("sms", "cell-broadcast", "web-feed", "broadcast-media")),
                        one(List.of("live", "drill")))));
        text.append("rules:\n");
        for (int i = 0; i <= random.nextInt(4); i++) {
            text.append("  - {name: r%d, when: {%s}, channels: [%s]}\n"
                    .formatted(i, condition(), String.join(", ", some(channels))));
        }
        return TestPlan.plan(folder, text.toString());
    }

    private String condition() {
        return one(List.of(
                "",
                "status: [Actual]",
                "status: [Exercise, Test]",
                "status: [System, Draft]",
                "severity: [Extreme]",
                "urgency: [Immediate]",
                "status: [Exercise], severity: [Minor]",
                "sender: [alerts@met.example]"));
    }

    private List<String> some(List<String> all) {
        List<String> chosen = new ArrayList<>(all);
        chosen.removeIf(name -> random.nextInt(3) == 0);
        return chosen.isEmpty() ? all : chosen;
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
