package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.gateway.GatewayClient.Answer;

/** What a submitter sees who sends more than the plan lets it. */
class StormControlTest {
    @TempDir
    private Path folder;

    private TestCounterparts far;
    private TestGateway gateway;

    @BeforeEach
    void start() {
        far = TestCounterparts.start(folder);
        gateway = TestGateway.start(TestInstallation.write(folder, far, false)
                .withPlan("max-severity: Extreme}", "max-severity: Extreme, quota: [{most: 2, within: 1h}]}"));
    }

    @AfterEach
    void stop() {
        gateway.close();
        far.close();
    }

    @Test
    void beyondItsQuotaAnAuthorityIsToldWhenToComeBackAndItsCancelPasses() {
        TestAlert first = TestAlert.flood("first");
        gateway.client().accepted(first);
        gateway.client().accepted(TestAlert.flood("second"));

        Answer third = gateway.client().submit(TestAlert.flood("third"));

        assertThat(third.status()).isEqualTo(429);
        assertThat(third.header("Content-Type")).contains("application/problem+json");
        assertThat(Integer.parseInt(third.header("Retry-After"))).isBetween(1790, 1800);
        assertThat(third.text()).contains("PLAN-QUOTA", "2 messages within 1h");
        assertThat(gateway.client().submit(first).status()).isEqualTo(200);
        assertThat(gateway.client().submit(first.followUp("Cancel", "stop")).status())
                .isEqualTo(202);
    }
}
