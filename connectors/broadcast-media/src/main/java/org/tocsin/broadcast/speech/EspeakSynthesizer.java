package org.tocsin.broadcast.speech;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tocsin.broadcast.audio.WavFile;

/**
 * espeak-ng as a child process: text on standard input in UTF-8, arguments as a list, no shell. It ends with code 0 and
 * without a file for an empty text, so only a readable file of plausible length counts.
 */
public final class EspeakSynthesizer implements SpeechSynthesizer {
    /** No voice is faster than this; a shorter file is a broken one. */
    private static final double LEAST_SECONDS_PER_LETTER = 0.02;

    private final String program;
    private final int wordsPerMinute;

    /**
     * @param program a path, or a name to be found in {@code PATH}
     * @param wordsPerMinute 80 to 450
     */
    public EspeakSynthesizer(String program, int wordsPerMinute) {
        this.program = program;
        this.wordsPerMinute = wordsPerMinute;
    }

    @Override
    public Spoken speak(String text, String language, Path into, Duration limit) {
        Optional<String> trouble = trouble();
        if (trouble.isPresent()) {
            return new Spoken.None(trouble.get());
        }
        return Voices.of(language)
                .map(voice -> speakAs(voice, SpeakableText.harmless(text), into, limit))
                .orElseGet(() -> new Spoken.None(noVoice(language)));
    }

    @Override
    public Optional<String> trouble(String language) {
        return trouble().or(() -> Voices.of(language).isPresent() ? Optional.empty() : Optional.of(noVoice(language)));
    }

    @Override
    public Optional<String> trouble() {
        return isThere()
                ? Optional.empty()
                : Optional.of("There is no program " + program
                        + " to speak with; install espeak-ng or correct speech-program.");
    }

    private static String noVoice(String language) {
        return "There is no voice for the language " + language + ".";
    }

    private boolean isThere() {
        if (program.indexOf(File.separatorChar) >= 0) {
            return Files.isExecutable(Path.of(program));
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private Spoken speakAs(String voice, String text, Path into, Duration limit) {
        // A file, not a pipe: writing to the pipe of a child that does not read would block without limit.
        Path input = into.resolveSibling(into.getFileName() + ".txt");
        try {
            Files.writeString(input, text, StandardCharsets.UTF_8);
            Files.deleteIfExists(into);
            return ChildProcess.run(command(voice, into), input, limit)
                    .map(code ->
                            code == 0 ? listen(into, text) : new Spoken.None("Speech ended with code " + code + "."))
                    .orElseGet(() -> new Spoken.None("Speech took longer than allowed."));
        } catch (IOException e) {
            return new Spoken.None("Speech could not be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Spoken.None("Speech was interrupted.");
        }
    }

    private List<String> command(String voice, Path into) {
        return List.of(program, "-v", voice, "-s", Integer.toString(wordsPerMinute), "--stdin", "-w", into.toString());
    }

    private static Spoken listen(Path file, String text) {
        try {
            WavFile voice = WavFile.read(file);
            long letters = text.codePoints().filter(Character::isLetter).count();
            return voice.samples() == 0 || voice.seconds() < letters * LEAST_SECONDS_PER_LETTER
                    ? new Spoken.None("Speech was too short for its text.")
                    : new Spoken.Voice(voice);
        } catch (IOException e) {
            return new Spoken.None("Speech left no readable audio: " + e.getMessage());
        }
    }
}
