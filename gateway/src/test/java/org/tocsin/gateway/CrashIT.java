package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 202 means: on disk. The packaged gateway is killed as by {@code kill -9} at random moments, while clients submit
 * alerts, Updates and Cancels and while it starts, and started again on the same data; everything that was answered 202 must
 * then be with every counterpart, and where a channel may repeat, each repeat in the ledger.
 */
class CrashIT {
    private static final int ROUNDS = Integer.getInteger("rounds", 20);
    private static final int ALERTS_A_ROUND = 30;
    private static final int LEAST_MILLIS = 400;
    private static final int MOST_MILLIS = 2000;
    private static final int START_MILLIS = 3000;
    private static final int START_ONE_IN = 4;
    private static final int RUSH_MILLIS = 200;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final int port = TestCounterparts.freePort();
    private final GatewayClient client = GatewayClient.of("http://127.0.0.1:" + port);

    @TempDir
    Path folder;

    private TestCounterparts far;
    private TestInstallation installation;
    private GatewayProcess gateway;

    @BeforeEach
    void start() {
        far = TestCounterparts.start(folder);
        // Counterparts that take their time: the end often comes between a request and its answer.
        far.cells().script().add("on write-replace wait 100ms always");
        far.smscScript().add("on submit_sm wait 30ms always");
        // Text alone: the sound of an alert costs a second of computing, and crashes do not care for it.
        installation = TestInstallation.write(folder, far, false);
        gateway = GatewayProcess.run(installation, port, output());
    }

    @AfterEach
    void stop() {
        gateway.close();
        far.close();
        timer.shutdownNow();
    }

    @Test
    void killingTheGatewayLosesNoAlertThatWasAnswered202() throws Exception {
        System.out.println("crash test: " + ROUNDS + " rounds, -Dseed=" + seed + " repeats these moments");
        Aftermath aftermath = new Aftermath(client, far);
        int promised = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            Submitters submitted = killWhileClientsSubmit(round);
            if (random.nextInt(START_ONE_IN) == 0) {
                killWhileItStarts();
            }
            gateway = begin().awaitStart(output());
            List<TestAlert> accepted = new ArrayList<>(submitted.accepted());
            submitted.unanswered().forEach(this::submitAgain);
            accepted.addAll(submitted.unanswered());
            aftermath.assertThatNoneIsMissing(accepted);
            promised += accepted.size();
        }
        System.out.println(
                "crash test: " + promised + " alerts promised, none missing; repeats " + aftermath.repeats());
        assertThat(promised).isPositive();
        assertThatTheLogHoldsNoSecrets();
    }

    private Submitters killWhileClientsSubmit(int round) throws Exception {
        int moment = LEAST_MILLIS + random.nextInt(MOST_MILLIS - LEAST_MILLIS);
        try (Submitters submitters = new Submitters(client, "round%03d".formatted(round))
                .withFollowUps()
                .start()) {
            // Half of them come evenly, the other half just before the end, so that it finds work under way everywhere.
            var turns = timer.scheduleAtFixedRate(
                    () -> submitters.release(1), 0, 2 * moment / ALERTS_A_ROUND, TimeUnit.MILLISECONDS);
            var rush = timer.schedule(
                    () -> submitters.release(ALERTS_A_ROUND / 2), moment - RUSH_MILLIS, TimeUnit.MILLISECONDS);
            timer.schedule(gateway::kill, moment, TimeUnit.MILLISECONDS).get();
            turns.cancel(false);
            rush.cancel(false);
            submitters.close();
            assertThat(submitters.surprises()).isEmpty();
            System.out.println("crash test: round " + round + " killed after " + moment + " ms, "
                    + submitters.accepted().size() + " answered 202, "
                    + submitters.unanswered().size() + " without an answer, sent again");
            return submitters;
        }
    }

    /** A client that got no answer sends the same again: known already or new, but never a conflict. */
    private void submitAgain(TestAlert alert) {
        assertThat(client.submit(alert).status()).as(alert.mark()).isIn(200, 202);
    }

    private void killWhileItStarts() throws Exception {
        gateway = begin();
        int moment = random.nextInt(START_MILLIS);
        timer.schedule(gateway::kill, moment, TimeUnit.MILLISECONDS).get();
        System.out.println("crash test: killed again " + moment + " ms after a start");
    }

    private GatewayProcess begin() {
        return GatewayProcess.begin(installation, port, output(), "-Xmx512m", Map.of());
    }

    private void assertThatTheLogHoldsNoSecrets() throws IOException {
        List<String> secrets = new ArrayList<>(TestInstallation.IN_VALLEY);
        Collections.addAll(secrets, TestInstallation.MET_KEY, TestCounterparts.PASSWORD);
        assertThat(Files.readString(output()))
                .contains("event=accepted")
                .doesNotContain(secrets.toArray(String[]::new));
    }

    private Path output() {
        return folder.resolve("gateway.log");
    }
}
