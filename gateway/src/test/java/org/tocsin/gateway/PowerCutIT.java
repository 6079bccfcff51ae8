package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 202 means: synced. The power of the packaged gateway is cut at random moments while clients submit and while it starts:
 * it is killed, and its data directory loses all that was not synced. Everything that was answered 202 must then be with
 * every counterpart. {@link PowerCutTest} shows that what is not synced is really lost.
 */
class PowerCutIT {
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int ALERTS_A_ROUND = 40;
    private static final int LEAST_MILLIS = 300;
    private static final int MOST_MILLIS = 2000;
    private static final int START_MILLIS = 4000;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final int port = TestCounterparts.freePort();
    private final GatewayClient client = GatewayClient.of("http://127.0.0.1:" + port);

    @TempDir
    Path folder;

    private TestCounterparts far;
    private TestInstallation installation;
    private PowerCut power;
    private GatewayProcess gateway;

    @BeforeEach
    void start() throws Exception {
        power = PowerCut.over(folder.resolve("data"), folder.resolve("mirror"));
        far = TestCounterparts.start(folder);
        far.cells().script().add("on write-replace wait 100ms always");
        far.smscScript().add("on submit_sm wait 30ms always");
        installation = TestInstallation.write(folder, far, false);
        gateway = begin().awaitStart(output());
    }

    @AfterEach
    void stop() {
        if (gateway != null) {
            gateway.close();
        }
        if (far != null) {
            far.close();
        }
        timer.shutdownNow();
    }

    @Test
    void aPowerCutLosesNoAlertThatWasAnswered202() throws Exception {
        System.out.println("power cuts: " + ROUNDS + " rounds, -Dseed=" + seed + " repeats these moments");
        Aftermath aftermath = new Aftermath(client, far);
        List<TestAlert> promised = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            List<TestAlert> accepted = cutWhileClientsSubmit(round);
            if (round % 2 == 0) {
                cutWhileItStarts();
            }
            gateway = begin().awaitStart(output());
            aftermath.assertThatNoneIsMissing(accepted);
            promised.addAll(accepted);
        }
        assertThat(promised).isNotEmpty();
        System.out.println(
                "power cuts: " + promised.size() + " alerts promised, none missing; repeats " + aftermath.repeats());
    }

    private List<TestAlert> cutWhileClientsSubmit(int round) throws Exception {
        int moment = LEAST_MILLIS + random.nextInt(MOST_MILLIS - LEAST_MILLIS);
        try (Submitters submitters = new Submitters(client, "cut%02d".formatted(round)).start()) {
            var turns = timer.scheduleAtFixedRate(
                    () -> submitters.release(1), 0, Math.max(1, moment / ALERTS_A_ROUND), TimeUnit.MILLISECONDS);
            timer.schedule(gateway::kill, moment, TimeUnit.MILLISECONDS).get();
            turns.cancel(false);
            submitters.close();
            assertThat(submitters.surprises()).isEmpty();
            power.strike();
            System.out.println("power cuts: round " + round + " after " + moment + " ms, "
                    + submitters.accepted().size() + " answered 202");
            return submitters.accepted();
        }
    }

    private void cutWhileItStarts() throws Exception {
        gateway = begin();
        int moment = random.nextInt(START_MILLIS);
        timer.schedule(gateway::kill, moment, TimeUnit.MILLISECONDS).get();
        power.strike();
        System.out.println("power cuts: once more " + moment + " ms after a start");
    }

    private GatewayProcess begin() {
        return GatewayProcess.begin(installation, port, output(), "-Xmx512m", power.environment());
    }

    private Path output() {
        return folder.resolve("gateway.log");
    }
}
