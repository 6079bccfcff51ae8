package org.tocsin.broadcast.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.broadcast.Needs;
import org.tocsin.broadcast.audio.Programme;
import org.tocsin.broadcast.audio.Silence;
import org.tocsin.broadcast.audio.Sound;
import org.tocsin.broadcast.audio.WavFile;

class NarratorTest {
    @TempDir
    private Path directory;

    private final List<String> asked = new ArrayList<>();

    @Test
    void aShortTextIsSpokenOnceAndWhole() {
        Narration narration = narrator(100).narrate("Stay indoors.", "en-US");

        assertThat(asked).containsExactly("Stay indoors.");
        assertThat(narration.shortened()).isFalse();
    }

    @Test
    void aTextOverTwoMinutesIsCutAtASentenceAndSpokenAgain() {
        String text = "This sentence has exactly fifty characters, it has. "
                .repeat(30)
                .strip();

        Narration narration = narrator(80).narrate(text, "en-US");

        assertThat(narration.shortened()).isTrue();
        assertThat(seconds(narration)).isBetween(100.0, 120.0);
        assertThat(asked).hasSize(2);
        assertThat(asked.get(1)).endsWith("it has.");
    }

    @Test
    void aTextThatStaysTooLongHasNoVoice() {
        SpeechSynthesizer endless = new FixedLength(Duration.ofSeconds(121));

        assertThat(new Narrator(endless, directory, Duration.ofSeconds(10))
                        .narrate("A text. ".repeat(20), "en-US")
                        .silentBecause())
                .isPresent();
    }

    @Test
    void aCutMarkIsAPauseOfOneSecondAndNotSpoken() {
        Narration narration = narrator(100).narrate("First part *** Second part", "en-US");

        assertThat(asked).containsExactly("First part", "Second part");
        assertThat(narration.sounds()).hasSize(4);
        assertThat(narration.sounds().get(1).samples()).isEqualTo(Sound.RATE);
    }

    @Test
    void aTextFullOfCutMarksDoesNotStartAProcessForEach() {
        assertThat(narrator(10).narrate("a *** ".repeat(500), "en-US").silentBecause())
                .isEmpty();
        assertThat(asked).hasSize(8);
    }

    @Test
    void oneMissingPartMeansNoVoiceAtAll() {
        Narration narration = new Narrator(new NoSpeech(), directory, Duration.ofSeconds(10)).narrate("a *** b", "en");

        assertThat(narration.sounds()).isEmpty();
        assertThat(narration.silentBecause()).isPresent();
    }

    @Test
    @Needs("espeak-ng")
    void aLongTextIsSpokenWithinTwoMinutesAndTheTimeLimit() {
        String text = "The river is rising quickly and will flood the lower streets before the evening. ".repeat(40);
        Narrator narrator = new Narrator(new EspeakSynthesizer("espeak-ng", 170), directory, Duration.ofSeconds(20));

        Narration narration = narrator.narrate(text, "en-US");

        assertThat(narration.shortened()).isTrue();
        assertThat(seconds(narration)).isBetween(60.0, 120.0);
    }

    private Narrator narrator(int millisPerCharacter) {
        return new Narrator(
                new SpeechSynthesizer() {
                    @Override
                    public Spoken speak(String text, String language, Path into, Duration limit) {
                        asked.add(text);
                        return voice(Duration.ofMillis((long) text.length() * millisPerCharacter), into);
                    }

                    @Override
                    public Optional<String> trouble(String language) {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<String> trouble() {
                        return Optional.empty();
                    }
                },
                directory,
                Duration.ofSeconds(10));
    }

    private record FixedLength(Duration length) implements SpeechSynthesizer {
        @Override
        public Spoken speak(String text, String language, Path into, Duration limit) {
            return voice(length, into);
        }

        @Override
        public Optional<String> trouble(String language) {
            return Optional.empty();
        }

        @Override
        public Optional<String> trouble() {
            return Optional.empty();
        }
    }

    private static Spoken voice(Duration length, Path into) {
        try {
            new Programme(List.of(new Silence(length))).writeTo(into);
            return new Spoken.Voice(WavFile.read(into));
        } catch (IOException e) {
            throw new AssertionError("the test cannot write its voice", e);
        }
    }

    private static double seconds(Narration narration) {
        return (double) narration.sounds().stream().mapToLong(Sound::samples).sum() / Sound.RATE;
    }
}
