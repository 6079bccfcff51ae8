package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One counterpart goes away and comes back; what the others get must not suffer, and operators must see it. */
class OutageTest {
    private static final Duration QUICK = Duration.ofSeconds(5);

    @TempDir
    static Path folder;

    private static TestCounterparts far;
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        far = TestCounterparts.start(folder);
        gateway = TestGateway.start(folder, far);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        far.close();
    }

    @Test
    void aChannelThatIsDownDelaysNoOtherAndCatchesUpWithWhatIsStillValid() {
        gateway.awaitTakenByAll(gateway.client().accepted(TestAlert.flood("outage-warm-up")));
        Duration usual = timeToTheOtherThree(TestAlert.flood("outage-before"));
        far.smsc().stop();
        TestAlert valid = TestAlert.flood("outage-valid");
        Duration meanwhile = timeToTheOtherThree(valid);
        TestAlert brief = TestAlert.flood("outage-brief").endingIn(Duration.ofSeconds(6));
        String briefKey = gateway.client().accepted(brief);
        System.out.println("the other three took an alert in " + usual.toMillis() + " ms, with the SMSC down in "
                + meanwhile.toMillis() + " ms");

        assertThat(usual).isLessThan(QUICK);
        assertThat(meanwhile).isLessThan(QUICK);
        assertThatOperatorsSeeIt(valid.key());
        gateway.awaitState(briefKey, "sms", "EXPIRED");

        far.smsc().start();

        await().atMost(TestGateway.LIMIT).until(() -> gateway.isTaken(valid.key(), "sms"));
        assertThat(far.messagesTo(valid.mark())).isEqualTo(TestInstallation.IN_VALLEY);
        assertThat(far.messagesTo(brief.mark())).isEmpty();
        assertThat(gateway.client().states(briefKey)).containsEntry("sms", "EXPIRED");
    }

    private static void assertThatOperatorsSeeIt(String key) {
        await().atMost(TestGateway.LIMIT).untilAsserted(() -> {
            JsonNode sms = gateway.client().deliveries(key).get("sms");
            assertThat(sms.path("state").asString()).isEqualTo("WAITING");
            assertThat(sms.path("reason").asString()).isIn("NOT_CONNECTED", "BREAKER_OPEN", "CONNECTION_LOST");
            assertThat(sms.path("detail").asString()).isNotBlank();
            assertThat(Instant.parse(sms.path("nextAttemptAt").asString()))
                    .isAfter(Instant.now().minus(QUICK));
        });
        assertThat(gateway.client().get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(gateway.client().get("/actuator/health/liveness").status()).isEqualTo(200);
        JsonNode link = gateway.client().get("/actuator/health").json().at("/components/dispatch/details/channels/sms");
        assertThat(link.path("link").asString()).isEqualTo("DOWN");
        assertThat(link.path("detail").asString()).isNotBlank();
        assertThat(gateway.client().get("/actuator/prometheus").text())
                .containsPattern("tocsin_link_up\\{channel=\"sms\"[^}]*} 0.0")
                .containsPattern("tocsin_link_up\\{channel=\"cells\"[^}]*} 1.0");
    }

    private static Duration timeToTheOtherThree(TestAlert alert) {
        Instant start = Instant.now();
        String key = gateway.client().accepted(alert);
        await().atMost(TestGateway.LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        gateway.isTaken(key, "cells") && gateway.isTaken(key, "radio") && gateway.isTaken(key, "web"));
        return Duration.between(start, Instant.now());
    }
}
