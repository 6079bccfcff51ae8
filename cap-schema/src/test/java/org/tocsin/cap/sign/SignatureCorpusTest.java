package org.tocsin.cap.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Published messages that are signed: nobody here has their keys, and nobody is refused for that. */
class SignatureCorpusTest {
    private static final Path CORPUS = Path.of("../../shared/corpus/cap");

    @Test
    void signedMessagesAreTheExpectedOnesAndNoneIsCalledVerified() throws IOException {
        Path expected = CORPUS.resolve("EXPECTED.tsv");
        assumeTrue(Files.exists(expected), "no sample corpus beside the repository");
        Set<String> listed = new TreeSet<>();
        Set<String> told = new TreeSet<>();
        for (String line : Files.readAllLines(expected).stream().skip(1).toList()) {
            List<String> row = List.of(line.split("\t"));
            SignatureReport report = new SignatureCheck(SignaturePolicy.UNBOUND)
                    .check(Files.readAllBytes(CORPUS.resolve(row.get(0))), Instant.now(), Instant.now());
            assertThat(report.isVerified()).as(row.get(0)).isFalse();
            if (!report.findings().isEmpty()) {
                told.add(row.get(0));
                System.out.println(row.get(0) + " " + report.findings());
            }
            if (row.get(5).contains("CAP-36")) {
                listed.add(row.get(0));
            }
        }

        assertThat(told).isEqualTo(listed);
    }
}
