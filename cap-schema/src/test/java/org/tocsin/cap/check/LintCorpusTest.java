package org.tocsin.cap.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Reading;

/** The lints fire on the published messages whose remarks name them, and on no other but those that were looked at. */
class LintCorpusTest {
    private static final Path CORPUS = Path.of("../../shared/corpus/cap");
    private static final Pattern LINT = Pattern.compile("LINT-\\d\\d");

    /** Beyond the remarks, read by hand: each is true of the message. */
    private static final Map<String, Set<String>> LOOKED_AT = Map.of(
            // No instruction; areas called area-1 and area-2.
            "INVALID_AREA_WITH_DUPLICATED_VERTEX.xml", Set.of("LINT-05"),
            "INVALID_AREA_WITH_HOLE.xml", Set.of("LINT-05"),
            "INVALID_AREA_WITH_INTERSECTIONS.xml", Set.of("LINT-05"),
            "INVALID_DEGENERATE_AREA.xml", Set.of("LINT-05"),
            "VALID_AREA_POLYGON.xml", Set.of("LINT-05"),
            // Urgent and severe without an instruction.
            "WINDEMERE.xml", Set.of("LINT-05"),
            "Maldives-Tsunami-MultiLanguage.xml", Set.of("LINT-05"),
            // An area called Test Area.
            "test_generated.xml", Set.of("LINT-05"),
            // The order to evacuate beside Past and Minor: the remark says so without the id.
            "Philippines-Tsunami.xml", Set.of("LINT-08"));

    @TestFactory
    List<DynamicTest> lintsAreTheExpectedOnes() throws IOException {
        Path expected = CORPUS.resolve("EXPECTED.tsv");
        assumeTrue(Files.exists(expected), "no sample corpus beside the repository");
        return Files.readAllLines(expected).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .map(row -> DynamicTest.dynamicTest(row[0], () -> compare(CORPUS.resolve(row[0]), row[7])))
                .toList();
    }

    private static void compare(Path file, String remark) throws IOException {
        Set<String> named =
                LINT.matcher(remark).results().map(MatchResult::group).collect(Collectors.toSet());
        named.addAll(LOOKED_AT.getOrDefault(file.getFileName().toString(), Set.of()));
        if (CapXml.read(Files.readAllBytes(file)) instanceof Reading.Valid valid) {
            Alert alert = valid.message().alert();
            List<Finding> findings =
                    CapRules.check(alert, alert.sent().instant().plusSeconds(5), CheckSettings.DEFAULT);

            assertThat(lints(findings)).isEqualTo(named);
        }
    }

    private static Set<String> lints(List<Finding> findings) {
        return findings.stream()
                .map(Finding::rule)
                .filter(rule -> LINT.matcher(rule).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
