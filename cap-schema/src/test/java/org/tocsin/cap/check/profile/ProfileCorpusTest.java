package org.tocsin.cap.check.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Reading;
import org.tocsin.cap.check.CapRules;
import org.tocsin.cap.check.CheckSettings;
import org.tocsin.cap.check.Profile;
import org.tocsin.cap.check.Profiles;

/** CAP-39 and CAP-40 on published messages that were read by hand, each checked against the profiles it could be meant for. */
class ProfileCorpusTest {
    private static final Path CORPUS = Path.of("../../shared/corpus/cap");
    private static final Set<String> RULES = Set.of("CAP-39", "CAP-40");

    /** These say nothing in the two rules of a message that is not theirs. */
    private static final List<Profile> CHOSEN =
            List.of(profile("wmo"), profile("meteoalarm"), profile("ipaws"), profile("cap-au"));

    @TestFactory
    List<DynamicTest> rulesOfProfilesBrokenAreTheExpectedOnes() throws IOException {
        Path expected = CORPUS.resolve("EXPECTED.tsv");
        assumeTrue(Files.exists(expected), "no sample corpus beside the repository");
        return Files.readAllLines(expected).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .map(row -> DynamicTest.dynamicTest(row[0], () -> compare(row[0], row[5])))
                .toList();
    }

    private static void compare(String file, String expected) throws IOException {
        Reading reading = CapXml.read(Files.readAllBytes(CORPUS.resolve(file)));

        List<Finding> findings = CapRules.check(
                reading,
                alert(reading).sent().instant().plus(Duration.ofSeconds(5)),
                CheckSettings.DEFAULT.withProfiles(CHOSEN));

        assertThat(findings.stream().map(Finding::rule).filter(RULES::contains).collect(Collectors.toSet()))
                .isEqualTo(expected(expected));
    }

    /** Of those that the reader refuses, what it could read. */
    private static Alert alert(Reading reading) {
        return reading instanceof Reading.Valid valid
                ? valid.message().alert()
                : ((Reading.NotCap) reading).readable().orElseThrow().alert();
    }

    private static Set<String> expected(String words) {
        return Arrays.stream(words.split("[ ,]+"))
                .map(word -> word.split(":")[0])
                .filter(RULES::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Profile profile(String id) {
        return Profiles.find(id).orElseThrow();
    }
}
