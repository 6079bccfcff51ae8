package org.tocsin.cellbroadcast;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tocsin.cellbroadcast.cbsp.LinkLimits;
import org.tocsin.cellbroadcast.cbsp.LinkTimings;
import org.tocsin.cellbroadcast.cbsp.PeerAddress;
import org.tocsin.cellbroadcast.cbsp.RepetitionCoding;
import org.tocsin.cellbroadcast.page.GeographicalScope;
import org.tocsin.connector.Settings;

/**
 * How one peer is reached and what it is sent.
 *
 * @param peer how the controller and this gateway find each other
 * @param language primary subtag of the local language, whose blocks take the identifiers that every phone shows
 * @param identifiers which message identifier a block takes
 * @param registry the cells of the peer as they stood when the settings were read
 * @param levelOne who may have the level that nobody can switch off
 * @param text where texts come from, and what becomes of one that is too long
 * @param primary what goes ahead of the text of some events
 * @param requestTimeout the time limit of one delivery, all its requests together
 * @param traps where this peer differs from others
 */
public record CellBroadcastConfig(
        PeerAddress peer,
        CellRegistry registry,
        String language,
        IdentifierTable identifiers,
        LevelOne levelOne,
        TextProfile text,
        PrimaryNotification primary,
        GeographicalScope scope,
        RepetitionCoding repetitionCoding,
        Repetition repetition,
        Duration requestTimeout,
        LinkTimings timings,
        LinkLimits limits,
        PeerTraps traps) {
    private static final Pattern LISTEN = Pattern.compile("([^:]+|\\[.+\\]):([0-9]{1,5})");
    private static final Duration LONGEST_KEEP_ALIVE = Duration.ofMinutes(2);

    /** Reads the settings of a channel; what is wrong is recorded there. */
    public static CellBroadcastConfig from(Settings settings) {
        Profile profile = settings.choice("profile", Profile.class, Profile.EU_ALERT);
        return new CellBroadcastConfig(
                peer(settings),
                registry(settings),
                settings.text("language", "en"),
                identifiers(settings, profile),
                LevelOne.from(settings),
                TextProfile.from(settings, profile),
                PrimaryNotification.from(settings),
                settings.choice("scope", GeographicalScope.class, GeographicalScope.PLMN),
                settings.choice("repetition-coding", RepetitionCoding.class, RepetitionCoding.FIGURE),
                Repetition.from(settings),
                positive(settings, "request-timeout", Duration.ofSeconds(10)),
                timings(settings),
                new LinkLimits(
                        settings.number("window", 1, 1024, LinkLimits.USUAL.window()),
                        settings.number("timeouts-to-reconnect", 1, 100, LinkLimits.USUAL.timeouts())),
                PeerTraps.from(settings));
    }

    private static PeerAddress peer(Settings settings) {
        String host = settings.text("host");
        int port = settings.number("port", 1, 65535, Transport.from(settings).usualPort());
        boolean dials = settings.flag("dial", true);
        Optional<InetSocketAddress> listen = listen(settings);
        if (!dials && listen.isEmpty()) {
            settings.report("dial", "With false the peer has to dial: say where in listen.");
        }
        return new PeerAddress(host, dials ? OptionalInt.of(port) : OptionalInt.empty(), listen);
    }

    private static Optional<InetSocketAddress> listen(Settings settings) {
        String text = settings.text("listen", "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher parts = LISTEN.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65535) {
            settings.report("listen", "Write the address and port to listen on, such as 192.0.2.1:48049.");
            return Optional.empty();
        }
        return Optional.of(new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2))));
    }

    /** The cells that the settings name, as they stand in the file now; what is wrong is recorded there. */
    static CellRegistry registry(Settings settings) {
        Path file = settings.file("cells");
        boolean complete = settings.flag("cells-complete", false);
        CellSelection selection = CellSelection.from(settings);
        Predicate<Cell> wanted = wanted(settings);
        if (complete && !settings.texts("cells-tags").isEmpty()) {
            settings.report(
                    "cells-complete", "Cells without those tags would get \"all cells\" too; leave out one of both.");
        }
        // Without a usable file the setting is reported already, and the directory stands in.
        if (!Files.isRegularFile(file)) {
            return CellRegistry.EMPTY;
        }
        return new CellRegistry(
                CellRegistryFile.read(file, Transport.from(settings).radio(), wanted, problem -> settings.report("cells", problem))
                        .cells(),
                complete,
                selection);
    }

    /** The cells of a registry that the channel takes: those of its peer that bear all tags. */
    static Predicate<Cell> wanted(Settings settings) {
        String peer = settings.text("cells-peer", "");
        Set<String> tags = Set.copyOf(settings.texts("cells-tags"));
        return cell ->
                (peer.isEmpty() || cell.peer().equals(peer)) && cell.tags().containsAll(tags);
    }

    private static IdentifierTable identifiers(Settings settings, Profile profile) {
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
