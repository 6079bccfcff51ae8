package org.tocsin.broadcast.speech;

import java.util.List;
import java.util.Optional;
import org.tocsin.broadcast.audio.Sound;

/**
 * What is heard of one text.
 *
 * @param sounds voice and pauses; empty when there is no voice
 * @param shortened whether only a beginning of the text is spoken
 * @param silentBecause why there is no voice, as a whole sentence
 */
public record Narration(List<Sound> sounds, boolean shortened, Optional<String> silentBecause) {
    public Narration {
        sounds = List.copyOf(sounds);
    }

    static Narration silent(String because) {
        return new Narration(List.of(), false, Optional.of(because));
    }
}
