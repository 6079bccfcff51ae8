package org.tocsin.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.cap.check.CapRules;
import org.tocsin.cap.check.CheckSettings;

/** As much of one thing as fits into a message: few findings, and soon. */
@Timeout(30)
class HostileListsTest {
    private static final String FLOOD = new String(Fixtures.bytes("flood.xml"), StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-23T17:10:00Z");
    private static final Duration SOON = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(strings = {"references", "addresses", "incidents"})
    void aListOfAMillionEntriesIsOneNamedFinding(String element) {
        String list = "<" + element + ">" + "x ".repeat(1_000_000) + "</" + element + ">";

        List<Finding> findings = check(FLOOD.replace("  <info>", list + "<info>"));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("CAP-01");
            assertThat(finding.path()).isEqualTo("/alert/" + element);
            assertThat(finding.message()).contains("1000000 entries").contains("limit of entries");
        });
    }

    @Test
    void aHundredFaultyReferencesAreToldAndTheRestCounted() {
        String list = "<references>" + "x ".repeat(Limits.DEFAULT.entries()) + "</references>";

        List<Finding> findings = check(FLOOD.replace("  <info>", list + "<info>"));

        assertThat(findings).hasSize(101);
        assertThat(findings.get(100).message()).startsWith("There are at least 4900 more findings of this rule");
        assertThat(findings.get(100).isError()).isTrue();
    }

    @Test
    void thousandsOfIncompleteBlocksAreToldByTheThousandAndReadNoFurther() {
        String block = "<info><event>x</event><expires>then</expires><area><areaDesc/></area></info>\n";

        List<Finding> findings = check(FLOOD.replace("</alert>", block.repeat(15_000) + "</alert>"));

        assertThat(findings).hasSize(Limits.DEFAULT.findings() + 1).allMatch(f -> f.rule()
                .equals("SCHEMA"));
        assertThat(findings).last().satisfies(last -> assertThat(last.message()).contains("more findings"));
    }

    @Test
    void thousandsOfValidBlocksAreCheckedOneByOne() {
        String block = "<info><category>Met</category><event>x</event><urgency>Past</urgency><severity>Minor</severity>"
                + "<certainty>Likely</certainty></info>";

        List<Finding> findings = check(FLOOD.replace("</alert>", block.repeat(15_000) + "</alert>"));

        assertThat(findings).hasSizeLessThan(1_000).extracting(Finding::rule).contains("CAP-22", "CAP-31");
    }

    @Test
    void emptyPolygonsBetweenOthersAreCountedInOnePass() {
        String polygons = "<polygon/><polygon>0,0</polygon>".repeat(45_000);

        List<Finding> findings = check(FLOOD.replace("<polygon>", polygons + "<polygon>"));

        assertThat(findings).filteredOn(Finding::isError).first().satisfies(first -> assertThat(first.path())
                .isEqualTo("/alert/info[1]/area[1]/polygon[2]"));
        assertThat(findings).hasSizeLessThan(300);
    }

    @Test
    void unreadablePolygonsAreToldByTheHundred() {
        List<Finding> findings =
                check(FLOOD.replace("<polygon>", "<polygon>nowhere</polygon>".repeat(70_000) + "<polygon>"));

        assertThat(findings).hasSize(101);
    }

    private static List<Finding> check(String xml) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        long before = System.nanoTime();
        List<Finding> findings = CapXml.located(bytes, CapRules.check(CapXml.read(bytes), NOW, CheckSettings.DEFAULT));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SOON);
        return findings;
    }
}
