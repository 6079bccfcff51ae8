package org.tocsin.broadcast.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.broadcast.Needs;

class EspeakSynthesizerTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    @Test
    @Needs("espeak-ng")
    void aTextIsSpoken() {
        assertThat(seconds("Stay indoors and close the windows.", "en-US")).isBetween(1.0, 6.0);
    }

    @Test
    @Needs("espeak-ng")
    void otherScriptsAreSpokenInTheirOwnVoice() {
        assertThat(seconds("ابقوا في الداخل وأغلقوا النوافذ.", "ar")).isBetween(1.0, 8.0);
        assertThat(seconds("Bleiben Sie im Haus, schließen Sie die Fenster.", "de-CH"))
                .isBetween(1.0, 8.0);
    }

    @Test
    @Needs("espeak-ng")
    void aTextThatBeginsLikeAnOptionIsSpoken() {
        assertThat(seconds("-x --version -f /etc/passwd", "en-US")).isGreaterThan(1);
    }

    @Test
    @Needs("espeak-ng")
    void phonemeBracketsAreNotObeyed() {
        double plain = seconds("the word   k@n'aI    ends", "en-US");

        assertThat(seconds("the word [[k@n'aI]] ends", "en-US")).isEqualTo(plain);
    }

    @Test
    @Needs("espeak-ng")
    void anEmptyTextHasNoVoice() {
        assertThat(new EspeakSynthesizer("espeak-ng", 170).speak("", "en-US", wav(), LIMIT))
                .isInstanceOf(Spoken.None.class);
    }

    @Test
    @Needs("espeak-ng")
    void aVoiceThatTheProgramLacksIsNoVoice() throws IOException {
        Path program = script("exec espeak-ng -v qqq-none --stdin -w /dev/null");

        assertThat(reason(program.toString(), "en-US")).contains("code");
    }

    @Test
    void aLanguageWithoutAVoiceIsNeverSpokenWithAnother() throws IOException {
        Path program = script("exit 0");

        assertThat(reason(program.toString(), "tlh")).contains("no voice for the language tlh");
    }

    @Test
    void anAbsentProgramIsToldToTheOperator() {
        EspeakSynthesizer absent =
                new EspeakSynthesizer(directory.resolve("espeak-ng").toString(), 170);

        assertThat(absent.trouble())
                .hasValueSatisfying(trouble -> assertThat(trouble).contains("install"));
        assertThat(absent.speak("text", "en-US", wav(), LIMIT)).isInstanceOf(Spoken.None.class);
        assertThat(new EspeakSynthesizer("surely-no-such-program", 170).trouble())
                .isPresent();
    }

    @Test
    void aProgramThatWritesNothingHasNoVoice() throws IOException {
        assertThat(reason(script("exit 0").toString(), "en-US")).contains("no readable audio");
    }

    @Test
    void aFileThatIsNoAudioIsNoVoice() throws IOException {
        Path program = script("while [ $# -gt 1 ]; do shift; done; echo nonsense > \"$1\"");

        assertThat(reason(program.toString(), "en-US")).contains("no readable audio");
    }

    @Test
    void aHangingProgramIsKilledWithItsChildren() throws IOException {
        Path pids = directory.resolve("pids");
        Path program = script("sleep 300 & echo $$ $! > " + pids + "; wait");
        long begin = System.nanoTime();

        Spoken spoken =
                new EspeakSynthesizer(program.toString(), 170).speak("text", "en-US", wav(), Duration.ofMillis(500));

        assertThat(spoken).isInstanceOf(Spoken.None.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
        for (String pid : Files.readString(pids).strip().split(" ")) {
            await().atMost(Duration.ofSeconds(5)).until(() -> ProcessHandle.of(Long.parseLong(pid))
                    .filter(ProcessHandle::isAlive)
                    .isEmpty());
        }
    }

    @Test
    void aProgramThatReadsNothingStopsNobody() throws IOException {
        Path program = script("exec sleep 300");
        String text = "word ".repeat(SpeechSynthesizer.MOST_CHARACTERS / 5);

        assertThat(new EspeakSynthesizer(program.toString(), 170).speak(text, "en-US", wav(), Duration.ofMillis(300)))
                .isEqualTo(new Spoken.None("Speech took longer than allowed."));
    }

    @Test
    void anInterruptedSpeakerKeepsTheFlag() throws IOException {
        Path program = script("exec sleep 300");
        Thread.currentThread().interrupt();

        Spoken spoken = new EspeakSynthesizer(program.toString(), 170).speak("text", "en-US", wav(), LIMIT);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(spoken).isInstanceOf(Spoken.None.class);
    }

    private double seconds(String text, String language) {
        Spoken spoken = new EspeakSynthesizer("espeak-ng", 170).speak(text, language, wav(), LIMIT);
        assertThat(spoken).isInstanceOf(Spoken.Voice.class);
        return ((Spoken.Voice) spoken).file().seconds();
    }

    private String reason(String program, String language) {
        Spoken spoken = new EspeakSynthesizer(program, 170).speak("some text", language, wav(), LIMIT);
        assertThat(spoken).isInstanceOf(Spoken.None.class);
        return ((Spoken.None) spoken).reason();
    }

    private Path wav() {
        return directory.resolve("voice.wav");
    }

    private Path script(String body) throws IOException {
        Path script = Files.writeString(directory.resolve("speaker"), "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
