package org.tocsin.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tocsin.route.plan.Plan;
import org.tocsin.route.plan.PlanFile;

/** Plans for tests: live channels one, two and three, a drill channel for one of their kinds. */
final class TestPlan {
    static final String BOX = "13.6,-61.2 13.6,-60.7 14.2,-60.7 14.2,-61.2 13.6,-61.2";
    static final String TEXT =
            """
            name: Test country
            defaults: {lifetime: 6h, future-skew: 10m}
            areas:
              - name: everywhere
                polygon: "%s"
            authorities:
              - id: met
                name: Met service
                senders: [alerts@met.example]
                keys: ["sha256:0000000000000000000000000000000000000000000000000000000000000000"]
                areas: [everywhere]
                statuses: [Actual, Exercise, Test]
                scopes: [Public]
                max-severity: Extreme
            channels:
              - {name: one, kind: sms, mode: live, concurrency: 2, time-limit: 5s, retry: {first: 100ms, most: 400ms},
                 breaker: {failures: 3, rest: 500ms}}
              - {name: two, kind: cell-broadcast, mode: live, time-limit: 5s, retry: {first: 100ms, most: 400ms}}
              - {name: three, kind: web-feed, mode: live, time-limit: 5s, retry: {first: 100ms, most: 400ms}}
              - {name: three-drill, kind: web-feed, mode: drill, time-limit: 5s}
            rules:
              - name: grave
                when: {severity: [Extreme, Severe]}
                channels: [one, two, three, three-drill]
              - name: all
                channels: [three, three-drill]
            """
                    .formatted(BOX);

    private TestPlan() {}

    static Plan plan(Path folder) {
        return plan(folder, TEXT);
    }

    static Plan plan(Path folder, String text) {
        var reading = PlanFile.read(write(folder, text), (channel, settings) -> {});
        assertThat(reading.problems()).isEmpty();
        return reading.plan().orElseThrow();
    }

    static Path write(Path folder, String text) {
        try {
            return Files.writeString(folder.resolve("plan.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
