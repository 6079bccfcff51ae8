package org.tocsin.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message and its name may do to the terminal it is checked on: nothing. */
class CheckTerminalTest {
    private static final String ESCAPE = "\u001B";
    /** Controls but for line ends, and everything that turns the direction of writing. */
    private static final String HARMFUL = "(?s).*[\\x00-\\x09\\x0B-\\x1F\\x7F-\\x9F\u202A-\u202E\u2066-\u2069].*";

    @TempDir
    Path folder;

    @Test
    void colourIsThereWhenAskedFor() {
        Path file = CheckRun.file(folder, "polygon-not-closed.xml");

        assertThat(CheckRun.of("--color", "always", file).out())
                .contains(ESCAPE + "[1;31merror CAP-25" + ESCAPE + "[0m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "never"})
    void colourIsNotThereWithoutATerminalNorWhenForbidden(String when) {
        Path file = CheckRun.file(folder, "polygon-not-closed.xml");

        assertThat(CheckRun.of("--color", when, file).out()).doesNotContain(ESCAPE);
    }

    @ParameterizedTest
    @CsvSource({"headline-with-terminal-controls.xml", "headline-with-escape.xml"})
    void controlsInAMessageNeverReachTheTerminal(String message) {
        Path file = CheckRun.file(folder, message);

        for (String format : new String[] {"text", "json", "sarif"}) {
            CheckRun run = CheckRun.of("--format", format, file);

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).as(format).doesNotMatch(HARMFUL);
        }
    }

    @Test
    void controlsInAFileNameNeverReachTheTerminal() throws IOException {
        Path file = Files.write(
                folder.resolve("name" + ESCAPE + "]0;owned\u0007\u202E.xml"),
                CheckRun.message("polygon-not-closed.xml"));

        CheckRun run = CheckRun.of(file);

        assertThat(run.out()).doesNotMatch(HARMFUL).contains("name<U+001B>]0;owned<U+0007><U+202E>.xml");
    }
}
