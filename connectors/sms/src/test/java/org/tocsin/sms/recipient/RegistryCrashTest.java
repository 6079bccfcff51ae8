package org.tocsin.sms.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that changes a registry is killed at random moments: everything that it said was kept is there. */
class RegistryCrashTest {
    private static final int ROUNDS = 4;
    private static final int PEOPLE = 3_000;
    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

    @TempDir
    private Path folder;

    /** Withdraws one after the other and says so; now and then it takes an import over, which writes the file anew. */
    public static final class Changes {
        private Changes() {}

        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            RecipientRegistry registry = open(folder);
            for (int i = Integer.parseInt(arguments[1]); i < PEOPLE; i++) {
                registry.withdraw(People.number(i), NOW);
                System.out.println(i);
                if (i % 20 == 19) {
                    People.takeOver(
                            registry, RegistryImport.Mode.MERGE, List.of(People.at(People.FIRST + PEOPLE + i, 1, 1)));
                    registry.sweep(NOW, Duration.ZERO);
                }
            }
        }
    }

    @Test
    void whatWasKeptBeforeAKillIsThereAfterIt() throws IOException {
        try (RecipientRegistry registry = open(folder)) {
            People.takeOver(
                    registry,
                    RegistryImport.Mode.MERGE,
                    IntStream.range(0, PEOPLE).mapToObj(People::person).toList());
        }
        long seed = System.nanoTime();
        System.out.println("seed=" + seed);
        Random random = new Random(seed);
        int kept = 0;
        for (int round = 0; round < ROUNDS; round++) {
            kept = Math.max(kept, killAfter(kept, 10 + random.nextInt(150)));

            try (RecipientRegistry registry = open(folder)) {
                int last = kept;
                assertThat(IntStream.range(0, last)).noneMatch(registry::isReachable);
                // One more may have been kept and not yet told.
                assertThat(IntStream.range(last + 1, PEOPLE)).allMatch(registry::isReachable);
            }
        }
        assertThat(kept).isGreaterThan(ROUNDS);
    }

    /** @return how many of the first are known to be withdrawn */
    private int killAfter(int first, int lines) throws IOException {
        Path told = folder.resolve("told-" + first);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Changes.class.getName(),
                        folder.toString(),
                        Integer.toString(first))
                .redirectOutput(told.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !process.isAlive() || told(told, first) - first >= lines);
        } finally {
            process.destroyForcibly();
            process.onExit().join();
        }
        return told(told, first);
    }

    /** The last that was told in full, and all before it. */
    private static int told(Path file, int first) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> line.matches("[0-9]+"))
                .mapToInt(line -> Integer.parseInt(line) + 1)
                .reduce(first, Math::max);
    }

    private static RecipientRegistry open(Path folder) throws IOException {
        return RecipientRegistry.open(new RegistryFile(folder.resolve("sms.registry"), People.key(folder)));
    }
}
