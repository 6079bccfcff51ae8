package org.tocsin.sms.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryCsvTest {
    private static final RecipientRow.Rules RULES =
            new RecipientRow.Rules(Instant.parse("2026-11-23T18:00:00Z"), false);
    private static final String HEADER = "number,latitude,longitude,language\n";
    private static final String GOOD = "17585550001,13.93,-60.95,en\n";

    @TempDir
    private Path directory;

    @Test
    void rowsBecomeRecipients() throws IOException {
        RegistryCsv.FileReading reading = read("\uFEFF" + HEADER + GOOD + "\n447700900123, 51.5 ,-0.1,\n");

        assertThat(reading.problems()).isEmpty();
        RecipientRegistry registry = reading.registry();
        assertThat(registry.size()).isEqualTo(2);
        assertThat(registry.number(0)).isEqualTo("17585550001");
        assertThat(registry.language(0)).isEqualTo("en");
        assertThat(registry.number(1)).isEqualTo("447700900123");
        assertThat(registry.table().latitude(1)).isEqualTo(51.5);
        assertThat(registry.table().longitude(1)).isEqualTo(-0.1);
        assertThat(registry.language(1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+17585550002,13.9,-60.9,en | number",
                "0758555,13.9,-60.9,en | number",
                "17585550002123456,13.9,-60.9,en | number",
                "17585550002,x,-60.9,en | latitude",
                "17585550002,NaN,-60.9,en | latitude",
                "17585550002,90.1,-60.9,en | latitude",
                "17585550002,13.9,-180.1,en | longitude",
                "17585550002,13.9,-60.9,english! | language",
                "17585550002,13.9,-60.9 | columns",
                "17585550001,13.9,-60.9,en | same number as line 2"
            })
    void aBadRowIsNamedByItsLineAndNeverShowsTheNumber(String row, String fault) throws IOException {
        RegistryCsv.FileReading reading = read(HEADER + GOOD + row + "\n");

        assertThat(reading.problems()).hasSize(1);
        assertThat(reading.problems().get(0)).contains("Line 3").contains(fault).doesNotContainPattern("[0-9]{5}");
    }

    @Test
    void aMissingHeaderIsAProblem() throws IOException {
        assertThat(read(GOOD).problems())
                .singleElement()
                .asString()
                .startsWith("Line 1 must name the columns: number, and any of latitude");
    }

    @Test
    void aFileThatIsNotUtf8IsAProblem() throws IOException {
        Path file = directory.resolve("latin1.csv");
        Files.write(file, (HEADER + "é").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(RegistryCsv.read(file, RULES).problems()).hasSize(1);
    }

    @Test
    void theFingerprintTellsAnyChange() throws IOException {
        String one = read(HEADER + GOOD).registry().fingerprint();

        assertThat(read(HEADER + GOOD).registry().fingerprint()).isEqualTo(one);
        assertThat(read(HEADER + GOOD.replace("en", "es")).registry().fingerprint())
                .isNotEqualTo(one);
        assertThat(read(HEADER + GOOD.replace("0001", "0002")).registry().fingerprint())
                .isNotEqualTo(one);
    }

    private RegistryCsv.FileReading read(String text) throws IOException {
        Path file = directory.resolve("recipients.csv");
        Files.writeString(file, text);
        return RegistryCsv.read(file, RULES);
    }
}
