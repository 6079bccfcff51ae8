package org.tocsin.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.connector.WireTap.Direction;

/** What goes over a wire is kept, in bounded room, and never at the cost of the link. */
class WireLogTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private WireLog log() {
        return new WireLog("cells", folder.resolve("cells"), Clock.systemUTC(), 4096, 3);
    }

    private static void record(WireLog log, int number) {
        log.record(
                Direction.OUT, "127.0.0.1:4711", "127.0.0.1:48049", new byte[] {(byte) number}, () -> "no " + number);
    }

    @Test
    void whatWasKeptIsThereAfterARestartInItsOrder() {
        try (WireLog log = log()) {
            record(log, 1);
            record(log, 2);
        }

        try (WireLog log = log()) {
            record(log, 3);
            await().atMost(LIMIT).until(() -> log.since(Optional.empty(), 10).size() == 3);
            assertThat(log.since(Optional.empty(), 10))
                    .extracting(WireEntry::text)
                    .containsExactly("no 1", "no 2", "no 3");
            assertThat(log.since(Optional.empty(), 2))
                    .extracting(WireEntry::hex)
                    .containsExactly("02", "03");
            assertThat(log.lost()).isZero();
        }
    }

    @Test
    void theOldestGoesWhenThereIsNoMoreRoom() throws IOException {
        try (WireLog log = log()) {
            for (int i = 0; i < 200; i++) {
                record(log, i % 100);
            }
        }

        try (Stream<Path> files = Files.list(folder.resolve("cells"));
                WireLog log = log()) {
            List<Path> kept = files.toList();
            assertThat(kept).hasSizeLessThanOrEqualTo(3);
            for (Path file : kept) {
                assertThat(Files.size(file)).isLessThan(4096 + 1024);
            }
            List<WireEntry> entries = log.since(Optional.empty(), 1000);
            assertThat(entries).hasSizeBetween(20, 199);
            assertThat(entries.get(entries.size() - 1).text()).isEqualTo("no 99");
        }
    }

    @Test
    void aLineThatACrashHasCutIsLeftOut() throws IOException {
        try (WireLog log = log()) {
            record(log, 1);
        }
        Path file = folder.resolve("cells/0000000001.jsonl");
        Files.writeString(file, Files.readString(file) + "{\"at\":\"2026");

        try (WireLog log = log()) {
            assertThat(log.since(Optional.empty(), 10))
                    .extracting(WireEntry::text)
                    .containsExactly("no 1");
        }
    }

    @Test
    void whatCannotBeWrittenIsCountedAndDelaysNobody() throws IOException {
        Files.writeString(folder.resolve("cells"), "a file where the folder should be");

        try (WireLog log = log()) {
            record(log, 1);
            await().atMost(LIMIT).until(() -> log.lost() == 1);
        }
    }

    @Test
    void aWriterThatStandsStillLetsTheLinkGoOn() {
        CountDownLatch stuck = new CountDownLatch(1);
        try (WireLog log = log()) {
            log.record(Direction.IN, "a:1", "b:2", new byte[1], () -> {
                awaitQuietly(stuck);
                return "slow";
            });
            for (int i = 0; i < 10_100; i++) {
                record(log, 7);
            }
            assertThat(log.lost()).isPositive();
            stuck.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
