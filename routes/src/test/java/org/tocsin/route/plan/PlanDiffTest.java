package org.tocsin.route.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanDiffTest {
    private static final String OLD =
            """
            name: A plan
            areas:
              - {name: north, polygon: "13.9,-61.2 13.9,-60.7 14.2,-60.7 14.2,-61.2 13.9,-61.2"}
            authorities:
              - {id: met, name: Met, senders: [alerts@met.example], areas: [north], statuses: [Actual], scopes: [Public],
                 keys: ["sha256:0000000000000000000000000000000000000000000000000000000000000000"], max-severity: Severe}
            channels:
              - {name: web, kind: web-feed, mode: live, settings: {title: Alerts}}
            rules:
              - {name: all, channels: [web]}
            """;

    @TempDir
    Path folder;

    @Test
    void aPlanThatIsOnlyWrittenOtherwiseChangesNothing() throws IOException {
        assertThat(diff("# the same\n" + OLD.replace("senders: [alerts@met.example]", "senders: alerts@met.example")))
                .isEmpty();
    }

    @Test
    void whatChangesIsToldWithItsOldAndItsNewValue() throws IOException {
        assertThat(diff(OLD.replace("max-severity: Severe", "max-severity: Extreme")
                        .replace("title: Alerts", "title: Warnings")
                        .replace("channels: [web]}", "channels: [web], when: {severity: Extreme}}")))
                .containsExactly(
                        "Changed: max-severity of authority 'met' from 'Severe' to 'Extreme'.",
                        "Changed: settings.title of channel 'web' from 'Alerts' to 'Warnings'.",
                        "Changed: severity of rule 'all' from nothing to 'Extreme'.");
    }

    @Test
    void whatComesAndGoesIsToldWhole() throws IOException {
        assertThat(diff(OLD.replace("rules:\n", "  - {name: cells, kind: cell-broadcast, mode: live}\nrules:\n")
                        .replace("name: all", "name: everything")))
                .satisfiesExactly(
                        added ->
                                assertThat(added).startsWith("Added: channel 'cells', kind cell-broadcast; mode live;"),
                        other -> assertThat(other).isEqualTo("Added: rule 'everything', channels web."),
                        removed -> assertThat(removed).isEqualTo("Removed: rule 'all', channels web."));
    }

    @Test
    void aBorderThatMovesIsToldThoughItsSizeStays() throws IOException {
        assertThat(diff(OLD.replace("-61.2", "-61.3").replace("-60.7", "-60.8")))
                .anyMatch(change -> change.startsWith("Changed: ground of area 'north' from "));
    }

    private List<String> diff(String text) throws IOException {
        return PlanDiff.of(plan(OLD), plan(text));
    }

    private Plan plan(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("plan.yaml"), text);
        var reading = PlanFile.read(file, (channel, settings) -> settings.text("title", ""));
        return reading.plan()
                .orElseThrow(() -> new AssertionError(reading.problems().toString()));
    }
}
