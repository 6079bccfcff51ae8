package org.tocsin.sms.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Figures of a million recipients: asked for by {@code -Dbenchmarks=true}. */
@EnabledIfSystemProperty(named = "benchmarks", matches = "true")
class RegistryBenchmarkTest {
    private static final int MILLION = 1_000_000;
    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void aMillionRecipientsAreImportedReadChangedAndSwept() throws IOException {
        Path path = folder.resolve("sms.registry");
        RegistryKey key = People.key(folder);
        try (RecipientRegistry registry = RecipientRegistry.open(new RegistryFile(path, key))) {
            RegistryImport rows = timed("draft", () -> draft(registry));
            assertThat(timed("write", () -> registry.take(rows, ""))).isTrue();
        }
        System.out.printf("file-mebibytes=%d%n", Files.size(path) >> 20);
        try (RecipientRegistry registry = timed("read", () -> RecipientRegistry.open(new RegistryFile(path, key)))) {
            assertThat(registry.size()).isEqualTo(MILLION);
            timed("thousand-withdrawals", () -> {
                for (int i = 0; i < 1_000; i++) {
                    registry.withdraw(People.number(i), NOW);
                }
                return registry;
            });
            timed("draft-again", () -> draft(registry));
            System.gc();
            System.out.printf(
                    "heap-mebibytes=%d%n",
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
            assertThat(registry.counts().withdrawn()).isEqualTo(1_000);
        }
    }

    private static RegistryImport draft(RecipientRegistry registry) {
        Random random = new Random(1);
        RegistryImport rows = registry.begin(RegistryImport.Mode.REPLACE);
        for (int i = 0; i < MILLION; i++) {
            Recipient recipient = new Recipient(
                    People.number(i),
                    Optional.of(new Position(10 * random.nextDouble(), 10 * random.nextDouble())),
                    i % 3 == 0 ? "es" : "en",
                    i % 10 == 0 ? List.of("EMMA_ID XX" + i % 1000) : List.of(),
                    i % 50 == 0 ? Set.of(Flag.VULNERABLE) : Set.of(),
                    Optional.of(new Consent(NOW.minusSeconds(i), "web form")),
                    Optional.empty());
            assertThat(rows.add(i + 2, recipient)).isEmpty();
        }
        System.out.println(rows.diff());
        return rows;
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long begin = System.nanoTime();
        T result = work.get();
        System.out.printf("%s-ms=%d%n", what, (System.nanoTime() - begin) / 1_000_000);
        return result;
    }
}
