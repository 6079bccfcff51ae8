package org.tocsin.cellbroadcast;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.tocsin.cellbroadcast.cbsp.LinkTimings;
import org.tocsin.cellbroadcast.cbsp.RepetitionCoding;
import org.tocsin.cellbroadcast.page.GeographicalScope;
import org.tocsin.connector.Settings;

/**
 * How one peer is reached and what it is sent.
 *
 * @param language primary subtag of the local language, whose blocks take the identifiers that every phone shows
 * @param identifiers which message identifier a block takes
 * @param repetitionSlots 1 to 4095 slots of 1.883 s (3GPP TS 48.049 8.2.8); one value for all messages of a peer, because
 *     mixed periods in a cell break the scheduler of Osmocom's controllers
 * @param requestTimeout the time limit of one delivery, all its requests together
 * @param traps where this peer differs from others
 */
public record CellBroadcastConfig(
        String host,
        int port,
        List<Cell> cells,
        boolean cellsComplete,
        String language,
        IdentifierTable identifiers,
        GeographicalScope scope,
        RepetitionCoding repetitionCoding,
        int repetitionSlots,
        Duration requestTimeout,
        LinkTimings timings,
        PeerTraps traps) {
    private static final int CBSP_PORT = 48049;
    private static final int MOST_SLOTS = 4095;
    private static final double SLOT_SECONDS = 1.883;
    private static final Duration LONGEST_KEEP_ALIVE = Duration.ofMinutes(2);

    public CellBroadcastConfig {
        cells = List.copyOf(cells);
    }

    /** Reads the settings of a channel; what is wrong is recorded there. */
    public static CellBroadcastConfig from(Settings settings) {
        return new CellBroadcastConfig(
                settings.text("host"),
                settings.number("port", 1, 65535, CBSP_PORT),
                cells(settings),
                settings.flag("cells-complete", false),
                settings.text("language", "en"),
                identifiers(settings),
                settings.choice("scope", GeographicalScope.class, GeographicalScope.PLMN),
                settings.choice("repetition-coding", RepetitionCoding.class, RepetitionCoding.FIGURE),
                slots(settings),
                positive(settings, "request-timeout", Duration.ofSeconds(10)),
                timings(settings),
                PeerTraps.from(settings));
    }

    private static List<Cell> cells(Settings settings) {
        Path file = settings.file("cells");
        // Without a usable file the setting is reported already, and the directory stands in.
        return Files.isRegularFile(file)
                ? CellRegistryFile.read(file, problem -> settings.report("cells", problem))
                : List.of();
    }

    private static IdentifierTable identifiers(Settings settings) {
        Profile profile = settings.choice("profile", Profile.class, Profile.EU_ALERT);
        boolean publicSafety = settings.flag("public-safety", true);
        IdentifierTable table = IdentifierTable.of(profile);
        if (profile == Profile.CUSTOM) {
            Path file = settings.file("identifiers");
            table = Files.isRegularFile(file)
                    ? IdentifierTable.read(file, problem -> settings.report("identifiers", problem))
                    : table;
        }
        return publicSafety ? table : table.withoutPublicSafety();
    }

    private static int slots(Settings settings) {
        Duration period = positive(settings, "repetition-period", Duration.ofSeconds(30));
        int slots = (int) Math.min(Integer.MAX_VALUE, Math.ceil(period.toMillis() / 1000.0 / SLOT_SECONDS));
        if (slots > MOST_SLOTS) {
            settings.report("repetition-period", "At most 4095 slots of 1.883 s: 7710s.");
            return MOST_SLOTS;
        }
        return slots;
    }

    private static LinkTimings timings(Settings settings) {
        Duration keepAlive = positive(settings, "keep-alive", Duration.ofSeconds(30));
        if (keepAlive.compareTo(LONGEST_KEEP_ALIVE) > 0) {
            settings.report("keep-alive", "At most 120s (3GPP TS 48.049 8.2.27).");
            keepAlive = LONGEST_KEEP_ALIVE;
        }
        return new LinkTimings(
                positive(settings, "connect-timeout", Duration.ofSeconds(5)),
                keepAlive,
                positive(settings, "keep-alive-answer", Duration.ofSeconds(10)),
                positive(settings, "reconnect-first", Duration.ofSeconds(1)),
                positive(settings, "reconnect-longest", Duration.ofMinutes(1)));
    }

    private static Duration positive(Settings settings, String key, Duration otherwise) {
        Duration duration = settings.duration(key, otherwise);
        if (duration.toMillis() <= 0) {
            settings.report(key, "Must be longer than 0.");
            return otherwise;
        }
        return duration;
    }
}
