package org.tocsin.broadcast;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.broadcast.audio.AttentionSignal;
import org.tocsin.broadcast.same.SameRules;
import org.tocsin.broadcast.same.StationId;
import org.tocsin.connector.Settings;

/**
 * The settings of one station.
 *
 * @param folder where the station fetches its jobs
 * @param same the rules for SAME headers; empty means that this station never gets SAME bursts or an attention signal
 * @param easText whether EASText replaces description and instruction in texts with a header
 * @param attention how long the attention signal lasts, 8 to 25 s
 * @param leadIn silence before everything while the station switches over, 0 to 5 s
 * @param speech the engine that speaks
 * @param speechProgram a path, or a name to be found in PATH
 * @param wordsPerMinute how fast it speaks, 80 to 300
 * @param timeLimit for all speech of one delivery
 * @param languages those of the station, the primary one first; empty means all of the alert in its own order
 * @param watchInterval how often the folder is looked at for answers
 */
public record BroadcastMediaConfig(
        Path folder,
        Optional<SameRules> same,
        boolean easText,
        Duration attention,
        Duration leadIn,
        Speech speech,
        String speechProgram,
        int wordsPerMinute,
        Duration timeLimit,
        List<String> languages,
        Duration watchInterval) {
    private static final Duration LONGEST_LEAD_IN = Duration.ofSeconds(5);
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);
    private static final StationId UNUSED = StationId.of("NONE");

    /** The engines. */
    public enum Speech {
        ESPEAK_NG,
        NONE
    }

    public BroadcastMediaConfig {
        languages = List.copyOf(languages);
    }

    /** Reads them all; what is wrong is recorded there. */
    public static BroadcastMediaConfig from(Settings settings) {
        return new BroadcastMediaConfig(
                settings.directory("drop-folder"),
                same(settings),
                settings.flag("use-eas-text", true),
                Duration.ofSeconds(settings.number(
                        "attention-seconds",
                        AttentionSignal.LEAST_SECONDS,
                        AttentionSignal.MOST_SECONDS,
                        AttentionSignal.LEAST_SECONDS)),
                between(settings, "lead-in", Duration.ofSeconds(1), Duration.ZERO, LONGEST_LEAD_IN),
                settings.choice("speech", Speech.class, Speech.ESPEAK_NG),
                settings.text("speech-program", "espeak-ng"),
                settings.number("speech-words-per-minute", 80, 300, 170),
                between(settings, "time-limit", Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofMinutes(2)),
                languages(settings),
                between(settings, "watch-interval", Duration.ofSeconds(2), SHORTEST_INTERVAL, Duration.ofMinutes(1)));
    }

    private static Optional<SameRules> same(Settings settings) {
        boolean same = settings.flag("same", false);
        Optional<StationId> station = stationId(settings, same);
        String originator = settings.text("same-originator", SameRules.DEFAULT_ORIGINATOR);
        Duration longest = settings.duration("same-longest", SameRules.DEFAULT_LONGEST);
        boolean usable = true;
        if (!SameRules.ORIGINATORS.contains(originator)) {
            settings.report("same-originator", "Not usable: must be one of " + SameRules.ORIGINATORS + ".");
            usable = false;
        }
        if (longest.compareTo(SameRules.SHORTEST) < 0) {
            settings.report("same-longest", "Not usable: a header holds for 15 minutes at least.");
            usable = false;
        }
        return same && usable ? station.map(id -> new SameRules(id, originator, longest)) : Optional.empty();
    }

    private static Optional<StationId> stationId(Settings settings, boolean needed) {
        String text = needed ? settings.text("station-id") : settings.text("station-id", UNUSED.text());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(StationId.of(text));
        } catch (IllegalArgumentException e) {
            settings.report("station-id", "Not usable: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    private static List<String> languages(Settings settings) {
        List<String> languages = settings.texts("languages");
        languages.stream()
                .filter(tag -> Locale.forLanguageTag(tag).getLanguage().isEmpty())
                .forEach(tag ->
                        settings.report("languages", "Not usable: '" + tag + "' is no language tag such as en-US."));
        return languages;
    }

    private static Duration between(Settings settings, String key, Duration otherwise, Duration least, Duration most) {
        Duration value = settings.duration(key, otherwise);
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            settings.report(key, "Not usable: outside " + least + " to " + most + ".");
            return otherwise;
        }
        return value;
    }
}
