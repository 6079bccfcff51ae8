package org.tocsin.broadcast.speech;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.broadcast.audio.Silence;
import org.tocsin.broadcast.audio.Sound;
import org.tocsin.broadcast.text.Announcement;

/**
 * Speaks a text within two minutes (47 CFR 11.33 stores no more, ECIG): the length is measured, never guessed, and a text
 * that takes longer is cut at a sentence and spoken again. For one delivery; not safe for concurrent use.
 */
public final class Narrator {
    /** The longest voice of one language. */
    public static final Duration LONGEST = Duration.ofMinutes(2);

    private static final int TRIES = 3;

    /** Our own texts have two cuts at most; a text from outside could ask for a process at every fourth character. */
    private static final int MOST_PARTS = 8;

    private static final Sound PAUSE = new Silence(Duration.ofSeconds(1));
    private static final Pattern CUT = Pattern.compile(Pattern.quote(Announcement.CUT));

    private final SpeechSynthesizer synthesizer;
    private final Path directory;
    private final long deadline;
    private int files;

    /**
     * @param directory where voices are kept until they are in the programme; the caller removes it
     * @param limit for all texts of this narrator together
     */
    public Narrator(SpeechSynthesizer synthesizer, Path directory, Duration limit) {
        this.synthesizer = synthesizer;
        this.directory = directory;
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    public Narration narrate(String text, String language) {
        String spoken = SpeakableText.cut(text, SpeechSynthesizer.MOST_CHARACTERS);
        for (int tries = 0; tries < TRIES; tries++) {
            List<Sound> sounds = new ArrayList<>();
            Optional<String> trouble = speakParts(spoken, language, sounds);
            if (trouble.isPresent()) {
                return Narration.silent(trouble.get());
            }
            double seconds = (double) sounds.stream().mapToLong(Sound::samples).sum() / Sound.RATE;
            if (seconds <= LONGEST.toSeconds()) {
                return new Narration(sounds, !spoken.equals(text), Optional.empty());
            }
            spoken = SpeakableText.cut(spoken, (int) (spoken.length() * (LONGEST.toSeconds() - 3) / seconds));
        }
        return Narration.silent("Speech stayed longer than " + LONGEST.toSeconds() + " s.");
    }

    /** Speaks what lies between the cut marks, with a pause at each; answers why it could not. */
    private Optional<String> speakParts(String text, String language, List<Sound> sounds) {
        for (String piece : CUT.split(text, MOST_PARTS)) {
            String part = piece.strip();
            if (!part.isEmpty()) {
                Spoken spoken = speak(part, language);
                if (spoken instanceof Spoken.None none) {
                    return Optional.of(none.reason());
                }
                if (spoken instanceof Spoken.Voice voice) {
                    sounds.add(voice.file());
                    sounds.add(PAUSE);
                }
            }
        }
        return Optional.empty();
    }

    private Spoken speak(String part, String language) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            return new Spoken.None("Speech took longer than allowed.");
        }
        return synthesizer.speak(part, language, directory.resolve("voice-" + files++ + ".wav"), left);
    }
}
