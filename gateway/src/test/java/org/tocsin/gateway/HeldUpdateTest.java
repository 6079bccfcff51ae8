package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.gateway.GatewayClient.Answer;

/** What authorities and operators see of messages that come before what they refer to, over restarts. */
class HeldUpdateTest {
    private static final TestAlert ALERT = TestAlert.flood("late");
    private static final TestAlert UPDATE = ALERT.followUp("Update", "early");

    @TempDir
    Path folder;

    private TestCounterparts far;
    private TestGateway gateway;

    @BeforeEach
    void start() {
        far = TestCounterparts.start(folder);
        gateway = startGateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
        far.close();
    }

    private TestGateway startGateway() {
        return TestGateway.start(TestInstallation.write(folder, far, false)
                .withPlan("max-severity: Extreme}", "max-severity: Extreme, unknown-parents: {policy: hold}}"));
    }

    private void awaitState(String key, String state) {
        for (String channel : new String[] {"cells", "sms", "radio", "web"}) {
            gateway.awaitState(key, channel, state);
        }
    }

    @Test
    void aHeldUpdateIsShownOutlastsARestartAndGoesOutWhenItsAlertComes() {
        Answer answer = gateway.client().submit(UPDATE);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.text()).contains("CAP-10", "It is held until");
        awaitState(UPDATE.key(), "HELD");
        assertThat(gateway.client().get("/").text()).contains("HELD");
        assertThat(gateway.client().get("/actuator/prometheus").text())
                .contains("tocsin_queue_depth{queue=\"alerts.held\"} 1.0");

        gateway.close();
        gateway = startGateway();

        awaitState(UPDATE.key(), "HELD");
        gateway.client().accepted(ALERT);
        gateway.awaitTakenByAll(UPDATE.key());
        awaitState(ALERT.key(), "SUPERSEDED");
    }

    @Test
    void afterTheLossOfTheLedgerACancelStopsWhatIsOnAir() throws IOException {
        gateway.client().accepted(ALERT);
        gateway.awaitTakenByAll(ALERT.key());
        gateway.close();
        for (String file : new String[] {"ledger.db", "ledger.db-wal", "ledger.db-shm"}) {
            Files.deleteIfExists(folder.resolve("data").resolve(file));
        }
        gateway = startGateway();
        TestAlert cancel = ALERT.followUp("Cancel", "stop");

        assertThat(gateway.client().submit(cancel).text()).contains("as far as this gateway remembers");

        await().atMost(TestGateway.LIMIT).until(() -> gateway.isTaken(cancel.key(), "cells"));
    }
}
