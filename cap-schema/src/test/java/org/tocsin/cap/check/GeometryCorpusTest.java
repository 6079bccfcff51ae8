package org.tocsin.cap.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.Reading;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.geo.Place;
import org.tocsin.cap.geo.Places;

/**
 * Every rule about ground (CAP-25 to 32) against published messages that were read by hand, with the limit of American
 * cell broadcasts and a gazetteer that knows California.
 */
class GeometryCorpusTest {
    private static final Path CORPUS = Path.of("../../shared/corpus/cap");
    private static final Pattern RULE = Pattern.compile("CAP-(2[5-9]|3[0-2])");
    private static final Places CALIFORNIA = new Places(Map.of(
            new NamedValue("FIPS6", "006001"),
            Place.of(new GeometryFactory().toGeometry(new Envelope(-122.4, -121.4, 37.4, 38)))));
    private static final CheckSettings SETTINGS =
            CheckSettings.DEFAULT.withGround(CALIFORNIA, Optional.empty()).withVertexLimit(Optional.of(100));

    @TestFactory
    List<DynamicTest> rulesBrokenAreTheExpectedOnes() throws IOException {
        Path expected = CORPUS.resolve("EXPECTED.tsv");
        assumeTrue(Files.exists(expected), "no sample corpus beside the repository");
        return Files.readAllLines(expected).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .map(row -> DynamicTest.dynamicTest(row[0], () -> compare(row[0], row[5], row[6])))
                .toList();
    }

    private static void compare(String file, String expected, String notExamined) throws IOException {
        byte[] bytes = Files.readAllBytes(CORPUS.resolve(file));
        Reading reading = CapXml.read(bytes);
        Set<String> rules = rules(expected);
        Set<String> broken = rules(reading.findings());
        if (reading instanceof Reading.Valid valid) {
            broken.addAll(check(valid.message().alert()));
        } else if (broken.isEmpty()) {
            broken.addAll(check(shapesOf(new String(bytes, StandardCharsets.UTF_8))));
        } else {
            // A polygon that cannot be read has no pairs to count.
            rules.remove("CAP-28");
        }
        broken.removeAll(rules(notExamined));

        assertThat(broken).isEqualTo(rules);
    }

    private static Set<String> check(Alert alert) {
        Instant now = alert.sent().instant().plus(Duration.ofSeconds(5));
        return rules(CapRules.check(alert, now, SETTINGS));
    }

    /** What a message draws that is no valid CAP for other reasons. */
    private static Alert shapesOf(String text) {
        SampleAlert alert = SampleAlert.flood(Instant.parse("2026-11-23T17:07:20Z"), Duration.ofHours(1))
                .language("en")
                .withoutArea();
        List<String> polygons = contents("polygon", text);
        if (!polygons.isEmpty()) {
            alert.polygon(String.join("</polygon><polygon>", polygons));
        }
        List<String> circles = contents("circle", text);
        if (!circles.isEmpty()) {
            alert.circle(String.join("</circle><circle>", circles));
        }
        return alert.message().alert();
    }

    private static List<String> contents(String element, String text) {
        return Pattern.compile("<" + element + ">([^<]*)</")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Set<String> rules(List<Finding> findings) {
        return rules(findings.stream().map(Finding::rule).collect(Collectors.joining(" ")));
    }

    private static Set<String> rules(String words) {
        return RULE.matcher(words).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
