package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole gateway in this JVM on a free port, with its log recorded. */
record TestGateway(
        TestInstallation installation, ConfigurableApplicationContext context, GatewayClient client, LogRecorder log)
        implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(30);
    /** A channel that took an alert; the second when the far end has said so, too. */
    private static final Set<String> TAKEN = Set.of("ACCEPTED", "CONFIRMED");

    /** Starts on what that folder holds from an earlier run. */
    static TestGateway start(Path folder, TestCounterparts counterparts) {
        return start(TestInstallation.write(folder, counterparts, true));
    }

    static TestGateway start(TestInstallation installation) {
        ConfigurableApplicationContext context = GatewayApplication.start(installation.config(), installation.plan());
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        return new TestGateway(
                installation, context, GatewayClient.of("http://127.0.0.1:" + port), LogRecorder.recording());
    }

    /** Waits until all four live channels took it. */
    void awaitTakenByAll(String key) {
        await().atMost(LIMIT).untilAsserted(() -> {
            Map<String, String> states = client.states(key);
            assertThat(states).containsOnlyKeys("cells", "sms", "radio", "web");
            assertThat(states.values()).isSubsetOf(TAKEN);
        });
    }

    void awaitState(String key, String channel, String state) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(client.states(key)).containsEntry(channel, state));
    }

    boolean isTaken(String key, String channel) {
        return TAKEN.contains(client.states(key).getOrDefault(channel, ""));
    }

    @Override
    public void close() {
        context.close();
        log.close();
    }
}
