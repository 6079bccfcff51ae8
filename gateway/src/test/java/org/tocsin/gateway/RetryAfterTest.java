package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.simulator.OperatorExchange;
import org.tocsin.simulator.OperatorPhone;
import org.tocsin.simulator.OperatorSimulator;
import org.tocsin.simulator.Script;
import tools.jackson.databind.JsonNode;

/** A far end that asks to be left alone is, from its header to the broker and back. */
class RetryAfterTest {
    private static final String TOKEN = "token-of-the-gateway-55e1";
    private static final Duration ASKED = Duration.ofSeconds(7);
    private static final String CHANNEL =
            """
              - name: phones
                kind: sms
                mode: live
                target: operator
                time-limit: 10s
                retry: {first: 200ms, multiplier: 2, most: 1s}
                settings: {transport: operator-job, url: "%s", tokenFile: token.txt, least-validity: 1s, poll-interval: 200ms}
            rules:
            """;

    @TempDir
    Path folder;

    @Test
    void anOperatorWhoAnswers429IsLeftAloneForAsLongAsHeAsks() throws IOException {
        Script script = new Script().add("on submit reply throttled-7 once");
        Files.writeString(folder.resolve("token.txt"), TOKEN);
        try (TestCounterparts far = TestCounterparts.start(folder);
                OperatorSimulator operator =
                        new OperatorSimulator(0, "live", TOKEN, script, Clock.systemUTC()).start();
                TestGateway gateway = TestGateway.start(TestInstallation.write(folder, far, false)
                        .withPlan("rules:\n", CHANNEL.formatted(operator.url()))
                        .withPlan(
                                "channels: [cells, sms, radio, web, radio-drill, web-drill]", "channels: [phones]"))) {
            operator.enter(new OperatorPhone(13.91, -61.01, "en"));
            TestAlert alert = TestAlert.flood("retry-after");

            String key = gateway.client().accepted(alert);

            gateway.awaitState(key, "phones", "WAITING");
            Instant turnedAway = orders(operator).get(0).at();
            JsonNode waiting = gateway.client().deliveries(key).get("phones");
            assertThat(waiting.path("reason").asString()).isEqualTo("PEER_BUSY");
            assertThat(Instant.parse(waiting.path("nextAttemptAt").asString()))
                    .isBetween(
                            turnedAway.plus(ASKED).minusMillis(1),
                            turnedAway.plus(ASKED).plusSeconds(3));
            gateway.awaitState(key, "phones", "CONFIRMED");
            List<OperatorExchange> orders = orders(operator);
            assertThat(orders).hasSize(2);
            assertThat(Duration.between(turnedAway, orders.get(1).at())).isGreaterThanOrEqualTo(ASKED);
            assertThat(operator.messages()).singleElement().satisfies(message -> assertThat(message.text())
                    .contains(alert.mark()));
        }
    }

    private static List<OperatorExchange> orders(OperatorSimulator operator) {
        await().atMost(TestGateway.LIMIT).until(() -> operator.exchanges().stream()
                .anyMatch(exchange -> exchange.path().equals("/jobs")));
        return operator.exchanges().stream()
                .filter(exchange -> exchange.path().equals("/jobs"))
                .toList();
    }
}
