package org.tocsin.broadcast.speech;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** For stations that read texts out themselves. */
public final class NoSpeech implements SpeechSynthesizer {

    @Override
    public Spoken speak(String text, String language, Path into, Duration limit) {
        return new Spoken.None("Speech is switched off for this station.");
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
