package org.tocsin.broadcast.audio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What goes on air, in the order of 47 CFR 11.31 and the ECIG guide: lead-in; with a header: header three times, attention
 * signal, the voice of the primary language, end of message three times; then the voices of the other languages.
 *
 * @param leadIn silence while the station switches over
 * @param attention how long the attention signal lasts; unused without a header
 * @param header the SAME header; empty for cancels, drills and stations without SAME: voice alone, no tone at all
 * @param voices in the order of the languages, the primary one first; empty where a language has none
 */
public record Airing(Duration leadIn, Duration attention, Optional<String> header, List<List<Sound>> voices) {
    private static final String END_OF_MESSAGE = "NNNN";
    private static final int BURSTS = 3;
    private static final Sound SECOND = new Silence(Duration.ofSeconds(1));
    private static final Sound TAIL = new Silence(Duration.ofSeconds(2));

    public Airing {
        voices = List.copyOf(voices);
    }

    /** Whether there is anything to hear. */
    public boolean isAudible() {
        return header.isPresent() || voices.stream().anyMatch(voice -> !voice.isEmpty());
    }

    public Programme programme() {
        List<Sound> sounds = new ArrayList<>();
        sounds.add(new Silence(leadIn));
        header.ifPresent(text -> {
            bursts(sounds, text);
            sounds.add(new AttentionSignal(attention));
            sounds.add(SECOND);
        });
        voices.stream().limit(1).forEach(voice -> speak(sounds, voice));
        header.ifPresent(text -> bursts(sounds, END_OF_MESSAGE));
        voices.stream().skip(1).forEach(voice -> speak(sounds, voice));
        sounds.add(TAIL);
        return new Programme(sounds);
    }

    private static void bursts(List<Sound> sounds, String text) {
        Sound burst = new SameBurst(text);
        for (int i = 0; i < BURSTS; i++) {
            sounds.add(burst);
            sounds.add(SECOND);
        }
    }

    private static void speak(List<Sound> sounds, List<Sound> voice) {
        if (!voice.isEmpty()) {
            sounds.addAll(voice);
            sounds.add(SECOND);
        }
    }
}
