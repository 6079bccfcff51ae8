package org.tocsin.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Published messages, where the sample corpus lies beside the repository. */
class CorpusTest {
    static final Path CORPUS = Path.of("../../shared/corpus/cap");

    @TestFactory
    List<DynamicTest> schemaVerdictIsTheExpectedOne() throws IOException {
        Path expected = CORPUS.resolve("EXPECTED.tsv");
        assumeTrue(Files.exists(expected), "no sample corpus beside the repository");
        return Files.readAllLines(expected).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .map(row -> DynamicTest.dynamicTest(row[0], () -> verdict(row[0], row[1], row[2])))
                .toList();
    }

    private static void verdict(String file, String version, String verdict) throws IOException {
        Reading reading = CapXml.read(Files.readAllBytes(CORPUS.resolve(file)));

        boolean schemaFault = reading.findings().stream().anyMatch(f -> f.rule().equals("SCHEMA"));
        assertThat(schemaFault).as("%s", reading.findings()).isEqualTo(verdict.equals("invalid"));
        assertThat(version(reading)).isEqualTo(version);
    }

    private static String version(Reading reading) {
        Alert alert = reading instanceof Reading.Valid valid
                ? valid.message().alert()
                : ((Reading.NotCap) reading).readable().orElseThrow().alert();
        return alert.version().text();
    }
}
