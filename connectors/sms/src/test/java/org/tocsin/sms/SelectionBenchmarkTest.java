package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.connector.Deliveries;

/** How long a million recipients take from the file to a snapshot in its order: asked for by {@code -Dbenchmarks=true}. */
@EnabledIfSystemProperty(named = "benchmarks", matches = "true")
class SelectionBenchmarkTest {
    private static final int MILLION = 1_000_000;

    @TempDir
    private Path directory;

    @Test
    void aMillionRecipientsAreSelectedAndOrderedWithinALimit() {
        SmsConfig config = registry();
        CapMessage alert = SampleAlert.flood(Instant.now(), Duration.ofHours(2))
                .polygon(star(500, 4.5))
                .message();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        int size = 0;
        for (int round = 0; round < 7; round++) {
            long begin = threads.getCurrentThreadCpuTime();
            Selected selected =
                    new RecipientSelection(config, Gazetteer.NONE).select(Deliveries.alert(SmsFixture.LIVE, alert));
            best = Math.min(best, (threads.getCurrentThreadCpuTime() - begin) / 1_000_000);
            size = ((Selected.Chosen) selected).snapshot().size();
        }

        System.out.printf("recipients=%d vertices=500 inside=%d select-ms=%d%n", MILLION, size, best);
        assertThat(size).isGreaterThan(100_000);
        assertThat(best).isLessThan(300);
    }

    private SmsConfig registry() {
        Random random = new Random(1);
        StringBuilder rows = new StringBuilder("number,latitude,longitude,language,flags\n");
        for (int i = 0; i < MILLION; i++) {
            rows.append(SmsFixture.number(i)).append(',');
            rows.append(degrees(10 * random.nextDouble() + 5)).append(',');
            rows.append(degrees(10 * random.nextDouble() - 65));
            rows.append(i % 3 == 0 ? ",es," : ",en,").append(i % 50 == 0 ? "vulnerable\n" : "\n");
        }
        return new SmsFixture(directory).file(rows.toString()).config(1);
    }

    private static String star(int vertices, double radius) {
        Random random = new Random(2);
        StringBuilder pairs = new StringBuilder();
        String first = "";
        for (int i = 0; i < vertices; i++) {
            double angle = 2 * Math.PI * i / vertices;
            double reach = radius * (0.4 + 0.6 * random.nextDouble());
            String pair = degrees(10 + reach * Math.sin(angle)) + "," + degrees(-60 + reach * Math.cos(angle));
            first = i == 0 ? pair : first;
            pairs.append(pair).append(' ');
        }
        return pairs + first;
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.5f", value);
    }
}
