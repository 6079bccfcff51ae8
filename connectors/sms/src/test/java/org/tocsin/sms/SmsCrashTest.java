package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.simulator.Script;
import org.tocsin.simulator.SmscMessage;
import org.tocsin.simulator.SmscSimulator;

/**
 * A job whose process is killed as by {@code kill -9} at random points. {@code -Dcrash.recipients=100000 -Dcrash.kills=10} make
 * it as large as a real one.
 */
class SmsCrashTest {
    private static final int RECIPIENTS = Integer.getInteger("crash.recipients", 600);
    private static final int KILLS = Integer.getInteger("crash.kills", 2);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final String sent = Long.toString(Instant.now().toEpochMilli());
    private final Script script = new Script();
    private final SmscSimulator smsc = new SmscSimulator(0, SmsFixture.SYSTEM_ID, SmsFixture.PASSWORD, script);
    private final DeliveryKey key =
            Deliveries.alert(SmsFixture.LIVE, SendingProcess.alert(sent)).key();

    @TempDir
    Path folder;

    @Test
    void nobodyIsMissingAndNobodyWhoseResultWasRecordedIsSentToAgain() throws Exception {
        System.out.println("crash test: " + RECIPIENTS + " recipients, -Dseed=" + seed + " repeats these moments");
        new SmsFixture(folder).recipients(RECIPIENTS);
        script.add("on submit_sm wait 3ms always");
        Map<String, Long> countedAtKills = new HashMap<>();
        try (smsc) {
            smsc.start();
            for (int moment : moments()) {
                Process process = begin();
                await().atMost(LIMIT).until(() -> smsc.submits() >= moment || !process.isAlive());
                process.destroyForcibly().waitFor();
                recorded().forEach(countedAtKills::putIfAbsent);
            }
            assertThat(begin().waitFor(LIMIT.toMinutes(), TimeUnit.MINUTES)).isTrue();

            Map<String, Long> counted = counted();
            long reported = Long.parseLong(Files.readString(folder.resolve("repeats")));
            long repeats = smsc.submits() - RECIPIENTS;
            System.out.println("crash test: " + KILLS + " kills, " + countedAtKills.size()
                    + " recorded before one of them, repeats " + repeats + ", reported " + reported);
            assertThat(counted).hasSize(RECIPIENTS);
            assertThat(countedAtKills).isNotEmpty().allSatisfy((number, times) -> assertThat(counted.get(number))
                    .isEqualTo(times));
            assertThat(repeats)
                    .isLessThanOrEqualTo(reported)
                    .isLessThanOrEqualTo((long) SendingProcess.mostInDoubt() * KILLS);
            assertThat(reported).isLessThanOrEqualTo((long) SendingProcess.mostInDoubt() * KILLS);
        }
    }

    /** Submits after which it is killed. */
    private List<Integer> moments() {
        return random.ints(KILLS, RECIPIENTS / 20, RECIPIENTS).sorted().boxed().toList();
    }

    /** Numbers of those whose acceptance is in the ledger of the killed process, with how often they were sent to. */
    private Map<String, Long> recorded() {
        List<Integer> ordinals = new ArrayList<>();
        try (JournalStateStore store = new JournalStateStore(SendingProcess.journal(folder))) {
            RecipientLedger ledger = new RecipientLedger(store);
            Snapshot snapshot = ledger.snapshot(key).orElseThrow();
            ledger.groups(key).forEach(group -> {
                for (int index = 0; index < group.size(); index++) {
                    if (group.state(index) == LedgerGroup.ACCEPTED) {
                        ordinals.add(snapshot.ordinal(group.first() + index));
                    }
                }
            });
        }
        Map<String, Long> counted = counted();
        Map<String, Long> recorded = new HashMap<>();
        for (int ordinal : ordinals) {
            String number = SmsFixture.number(ordinal);
            recorded.put(number, counted.getOrDefault(number, 0L));
        }
        return recorded;
    }

    private Map<String, Long> counted() {
        Map<String, Long> counted = new HashMap<>();
        for (SmscMessage message : smsc.received()) {
            counted.merge(message.destination(), 1L, Long::sum);
        }
        return counted;
    }

    private Process begin() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SendingProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(smsc.port()),
                        sent)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }
}
