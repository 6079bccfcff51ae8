package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tocsin.simulator.CbspOnAir;

/** What became of alerts that were promised: in the ledger, at every counterpart, and how often there. */
final class Aftermath {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration INTERVAL = Duration.ofMillis(50);
    private static final Set<String> TAKEN = Set.of("ACCEPTED", "CONFIRMED");
    private static final Set<String> TAKEN_OR_REPLACED = Set.of("ACCEPTED", "CONFIRMED", "SUPERSEDED");
    private static final Set<String> TAKEN_OR_NEEDLESS = Set.of("ACCEPTED", "CONFIRMED", "SKIPPED");

    private final GatewayClient client;
    private final TestCounterparts far;
    private final Map<String, Integer> repeats = new TreeMap<>(Map.of("cells", 0, "sms", 0, "radio", 0, "web", 0));

    Aftermath(GatewayClient client, TestCounterparts far) {
        this.client = client;
        this.far = far;
    }

    /** External effects beyond the first, by channel. */
    Map<String, Integer> repeats() {
        return Map.copyOf(repeats);
    }

    /** Waits until all of them have ended as they must, and looks for each at every counterpart. */
    void assertThatNoneIsMissing(List<TestAlert> promised) {
        Set<String> replaced = new HashSet<>();
        promised.forEach(alert -> alert.original().ifPresent(original -> replaced.add(original.key())));
        promised.forEach(alert -> awaitEnd(alert, allowed(alert, replaced)));
        for (TestAlert alert : promised) {
            if (isCancel(alert)) {
                assertThatTheCancelFollowed(alert);
            } else if (replaced.contains(alert.key())) {
                assertThat(onAir(alert)).as(alert.mark() + ", replaced, on air").isEmpty();
            } else {
                assertThatEverybodyReceived(alert);
            }
        }
    }

    private static boolean isCancel(TestAlert alert) {
        return alert.elements().get("msgType").equals("Cancel");
    }

    private static Set<String> allowed(TestAlert alert, Set<String> replaced) {
        if (isCancel(alert)) {
            return TAKEN_OR_NEEDLESS;
        }
        return replaced.contains(alert.key()) ? TAKEN_OR_REPLACED : TAKEN;
    }

    private void awaitEnd(TestAlert alert, Set<String> allowed) {
        await().atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(INTERVAL).untilAsserted(() -> {
            Map<String, String> states = ends(alert);
            assertThat(states).as(alert.mark()).containsOnlyKeys("cells", "sms", "radio", "web");
            assertThat(states.values()).as(alert.mark() + " " + states).isSubsetOf(allowed);
        });
    }

    /** The states by channel; a connector that was asked to stop what it never sent says so, which is as good as a skip. */
    private Map<String, String> ends(TestAlert alert) {
        Map<String, String> ends = new TreeMap<>();
        client.deliveries(alert.key()).forEach((channel, row) -> {
            boolean needless = row.path("reason").asString().equals("ORIGINAL_NOT_SENT");
            ends.put(channel, needless ? "SKIPPED" : row.path("state").asString());
        });
        return ends;
    }

    /** A Cancel goes wherever its original went. */
    private void assertThatTheCancelFollowed(TestAlert cancel) {
        Map<String, String> ends = ends(cancel);
        client.states(cancel.original().orElseThrow().key()).forEach((channel, state) -> {
            if (TAKEN.contains(state)) {
                assertThat(ends.get(channel))
                        .as(cancel.mark() + " on " + channel)
                        .isIn(TAKEN);
            }
        });
    }

    private void assertThatEverybodyReceived(TestAlert alert) {
        assertThat(onAir(alert)).as(alert.mark()).containsExactlyInAnyOrder("262-42-257-4097", "262-42-257-4098");
        List<String> recipients = far.messagesTo(alert.mark());
        assertThat(recipients).as(alert.mark()).containsAll(TestInstallation.IN_VALLEY);
        int more = recipients.size() - TestInstallation.IN_VALLEY.size();
        assertThat(more)
                .as("repeats of " + alert.mark() + " against those counted in the ledger")
                .isLessThanOrEqualTo(countedRepeats(alert));
        count("sms", more);
        await().atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(INTERVAL).until(() -> !far.announcements(
                        alert.mark())
                .isEmpty());
        count("radio", far.announcements(alert.mark()).size() - 1);
        assertThat(entries(alert)).as(alert.mark() + " in the feed").isEqualTo(1);
    }

    private List<String> onAir(TestAlert alert) {
        return far.cells().onAir().stream()
                .filter(broadcast -> broadcast.text().contains(alert.mark()))
                .map(CbspOnAir::cell)
                .toList();
    }

    /** What the ledger tells of messages that may have gone twice. */
    private int countedRepeats(TestAlert alert) {
        return client.deliveries(alert.key())
                .get("sms")
                .path("counts")
                .path("recipients.possible-repeats")
                .asInt();
    }

    private long entries(TestAlert alert) {
        return List.of(client.get("/feeds/alerts.atom").text().split("<entry")).stream()
                .filter(entry -> entry.contains(alert.mark()))
                .count();
    }

    private void count(String channel, int more) {
        repeats.merge(channel, more, Integer::sum);
    }
}
