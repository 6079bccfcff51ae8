package org.tocsin.broadcast.speech;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** An engine that turns text into speech. Safe for concurrent use. */
public interface SpeechSynthesizer {

    /** How many characters it is asked to speak at once: about twice what fits into two minutes. */
    int MOST_CHARACTERS = 4000;

    /**
     * Speaks once. Never throws for what an engine or a text does; ends within {@code limit} and leaves no process behind.
     *
     * @param text at most {@value #MOST_CHARACTERS} characters; it comes from outside and is made harmless here
     * @param language a tag such as {@code en-US}; never spoken with the voice of another language
     * @param into the file to write; it may exist and be of no use unless a voice is answered
     */
    Spoken speak(String text, String language, Path into, Duration limit);

    /** Why a text in that language would have no voice, as a whole sentence; empty when it would or is not meant to. */
    Optional<String> trouble(String language);

    /** Why it cannot speak at all, as a sentence for an operator; empty when it can or is not meant to. */
    Optional<String> trouble();
}
