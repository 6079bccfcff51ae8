package org.tocsin.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {
    private static final int MEBIBYTE = 1024 * 1024;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "flawless.xml,           0, '1 file: no errors.'",
        "expires-missing.xml,    0, '1 file: no errors, 1 warning.'",
        "polygon-not-closed.xml, 1, '1 file: 1 error.'",
        "status-missing.xml,     1, '1 file: 1 error.'"
    })
    void exitStatusAndSummarySayWhatWasFound(String message, int status, String summary) {
        CheckRun run = CheckRun.of(CheckRun.file(folder, message));

        assertThat(run.status()).isEqualTo(status);
        assertThat(run.out().lines()).last().isEqualTo(summary);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aFindingNamesFileLevelRulePathAndClause() {
        Path file = CheckRun.file(folder, "polygon-not-closed.xml");

        CheckRun run = CheckRun.of(file);

        assertThat(run.out())
                .containsPattern("\\Q" + file + "\\E(:\\d+:\\d+)?: error CAP-25 ")
                .contains("at /alert/info[1]/area[1]/polygon[1] (CAP 1.2, 3.2.4, polygon)");
    }

    @Test
    void strictMakesWarningsFail() {
        Path file = CheckRun.file(folder, "expires-missing.xml");

        assertThat(CheckRun.of(file).status()).isZero();
        assertThat(CheckRun.of("--strict", file).status()).isEqualTo(1);
        assertThat(CheckRun.of("--strict", CheckRun.file(folder, "flawless.xml"))
                        .status())
                .isZero();
    }

    @Test
    void standardInputIsCheckedUnderTheNameDash() {
        CheckRun run = CheckRun.withInput(CheckRun.message("polygon-not-closed.xml"), "-");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).containsPattern("(?m)^-(:\\d+:\\d+)?: error CAP-25 ");
    }

    @Test
    void standardInputTwiceIsAWrongCall() {
        CheckRun run = CheckRun.of("-", "-");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("Standard input can be read once");
    }

    @Test
    void aFolderGivesItsMessagesSortedAndNothingElse() throws IOException {
        Files.createDirectories(folder.resolve("b/deep"));
        Files.write(folder.resolve("b/deep/second.CAP"), CheckRun.message("polygon-not-closed.xml"));
        Files.write(folder.resolve("a.xml"), CheckRun.message("polygon-not-closed.xml"));
        Files.writeString(folder.resolve("b/notes.txt"), "no message");

        CheckRun run = CheckRun.of("--format", "json", folder);

        assertThat(run.json().path("files").size()).isEqualTo(2);
        assertThat(run.json().at("/files/0/file").asString()).endsWith("a.xml");
        assertThat(run.json().at("/files/1/file").asString()).endsWith("second.CAP");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void aFolderWithoutMessagesIsNoSuccess() {
        CheckRun run = CheckRun.of(folder);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).contains("there is no *.xml and no *.cap below this folder");
    }

    @Test
    void aMissingFileIsToldAndTheOthersAreCheckedAllTheSame() {
        CheckRun run = CheckRun.of(folder.resolve("gone.xml"), CheckRun.file(folder, "polygon-not-closed.xml"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out())
                .contains("gone.xml: cannot be read: there is no such file.")
                .contains("CAP-25")
                .endsWith("2 files: 1 error, 1 unreadable.\n");
    }

    @Test
    void aFileThatMayNotBeReadIsUnreadable() throws IOException {
        Path file = CheckRun.file(folder, "flawless.xml");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(file), "This user may read everything.");

        CheckRun run = CheckRun.of(file);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).contains("permission denied");
    }

    @Test
    void aFileThatBreaksOffWhileItIsReadIsUnreadable() {
        Path memory = Path.of("/proc/self/mem");
        Assumptions.assumeTrue(Files.exists(memory), "Only Linux has a file whose first octet cannot be read.");

        CheckRun run = CheckRun.of(memory);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).contains("/proc/self/mem: cannot be read: ").endsWith("1 unreadable.\n");
    }

    @Test
    void nothingToCheckIsAWrongCall() {
        CheckRun run = CheckRun.of();

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("FILE|DIR|-");
    }

    @Test
    void aLinkToNothingInAFolderIsUnreadable() throws IOException {
        CheckRun.file(folder, "flawless.xml");
        Files.createSymbolicLink(folder.resolve("dangling.xml"), folder.resolve("gone"));

        CheckRun run = CheckRun.of("--format", "json", folder);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.json().at("/files/0/verdict").asString()).isEqualTo("unreadable");
        assertThat(run.json().at("/files/1/verdict").asString()).isEqualTo("no-errors");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3 * MEBIBYTE})
    void aFileThatIsNoXmlHasAnErrorAndEndsInOrder(int length) throws IOException {
        byte[] blanks = new byte[length];
        Arrays.fill(blanks, (byte) ' ');
        Path file = Files.write(folder.resolve("blank.xml"), blanks);

        CheckRun run = CheckRun.of(file);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).endsWith("1 file: 1 error.\n");
    }

    @Test
    void aMessageOfThreeMebibytesIsRefusedForItsSize() throws IOException {
        String text = new String(CheckRun.message("flawless.xml"), StandardCharsets.UTF_8);
        Path file = Files.writeString(
                folder.resolve("large.xml"), text.replace("left its banks", "left its banks ".repeat(200_000)));
        assertThat(Files.size(file)).isGreaterThan(2 * MEBIBYTE);

        CheckRun run = CheckRun.of(file);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("error CAP-01").hasSizeLessThan(2_000);
    }

    @Test
    void brokenUtf8IsAFindingAndNoFailure() throws IOException {
        byte[] bytes = CheckRun.message("flawless.xml");
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("High water")] = (byte) 0xC3;
        Path file = Files.write(folder.resolve("utf-8-broken.xml"), bytes);

        CheckRun run = CheckRun.of(file);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("error XML").endsWith("1 file: 1 error.\n");
    }

    @Test
    void expiryIsJudgedAtTheTimeThatIsAskedFor() {
        Path file = CheckRun.file(folder, "flawless.xml");

        CheckRun late = CheckRun.of("--at", "2027-01-01T00:00:00-00:00", file);
        CheckRun own = CheckRun.of("--at", "sent", file);

        assertThat(late.out()).contains("error CAP-23");
        assertThat(own.status()).isZero();
        assertThat(CheckRun.of("--at", "yesterday", file).status()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--profile no-such-profile x.xml",
                "--authority met x.xml",
                "--format yaml x.xml",
                "--color sometimes x.xml",
                "--no-such-option x.xml",
                "--plan no-such-plan.yaml x.xml",
                ""
            })
    void aWrongCallEndsWithTwoAndSaysSoOnStandardError(String call) {
        CheckRun run = CheckRun.of((Object[]) call.split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isNotEmpty();
    }

    @Test
    void theHelpNamesEveryOptionAndTheExitStatuses() {
        CheckRun run = CheckRun.of("--help");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("--profile", "--plan", "--authority", "--at", "--strict", "text, json, sarif")
                .contains("auto, always, never")
                .contains("no errors", "errors were found", "could not be read");
    }
}
