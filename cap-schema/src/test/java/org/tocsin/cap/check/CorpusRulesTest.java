package org.tocsin.cap.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Finding.Level;
import org.tocsin.cap.Reading;

/** The rules against published messages that were read by hand, each checked a moment after it was sent. */
class CorpusRulesTest {
    private static final Path CORPUS = Path.of("../../shared/corpus/cap");

    /** What the reader and {@link CapRules} decide without a plan or channels. */
    private static final Set<String> DECIDED = Set.of(
            "CAP-03", "CAP-05", "CAP-07", "CAP-08", "CAP-09", "CAP-12", "CAP-13", "CAP-16", "CAP-17", "CAP-18",
            "CAP-19", "CAP-20", "CAP-21", "CAP-22", "CAP-23", "CAP-24", "CAP-25", "CAP-26", "CAP-29", "CAP-30",
            "CAP-31", "CAP-34", "CAP-35", "CAP-37");

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
        Map<String, Level> broken = broken(CapXml.read(Files.readAllBytes(CORPUS.resolve(file))));
        broken.keySet().removeAll(words(notExamined).keySet());
        Map<String, String> rules = words(expected);

        assertThat(broken.keySet()).isEqualTo(rules.keySet());
        rules.forEach((rule, level) -> {
            if (!level.equals("P")) {
                assertThat(broken.get(rule)).as(rule).isEqualTo(level.equals("E") ? Level.ERROR : Level.WARNING);
            }
        });
    }

    /** Rules as the list writes them, {@code CAP-25:E}, with the letter of the level; P is the plan's. */
    private static Map<String, String> words(String words) {
        Map<String, String> levels = new TreeMap<>();
        for (String word : words.split("[ ,]+")) {
            String rule = word.split(":")[0];
            if (DECIDED.contains(rule)) {
                levels.put(rule, word.substring(word.indexOf(':') + 1));
            }
        }
        return levels;
    }

    /** Each rule with the gravest level that it was broken at. */
    private static Map<String, Level> broken(Reading reading) {
        Map<String, Level> broken = new TreeMap<>();
        for (Finding finding :
                CapRules.check(reading, sent(reading).plus(Duration.ofSeconds(5)), CheckSettings.DEFAULT)) {
            if (DECIDED.contains(finding.rule())) {
                broken.merge(finding.rule(), finding.level(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
            }
        }
        return broken;
    }

    private static Instant sent(Reading reading) {
        Alert alert = reading instanceof Reading.Valid valid
                ? valid.message().alert()
                : ((Reading.NotCap) reading).readable().orElseThrow().alert();
        return alert.sent().instant();
    }
}
