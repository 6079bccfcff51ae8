package org.tocsin.cap.check;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.cap.Finding.Level;
import org.tocsin.cap.geo.Gazetteer;

/**
 * What a plan sets about the rules.
 *
 * @param futureSkew how far {@code sent} may lie ahead of our clock (CAP-06)
 * @param maxAge how old {@code sent} may be (CAP-06); empty: any age
 * @param longest how long a block may last before it is refused (CAP-24); empty: any time, with a warning
 * @param defaultLifetime how long a block without {@code expires} lasts (CAP-22)
 * @param embeddedLimit octets of a resource inside the message (CAP-34)
 * @param gazetteer the geocodes that can be located (CAP-31)
 * @param jurisdiction where the sender's alerts lie (CAP-27); empty: anywhere
 * @param levels by rule, how findings are rated instead of as the rule book has it
 * @param tolerated deviations that are accepted with a finding
 * @param contacts telephone numbers and host names that texts may give (LINT-04); empty: any
 * @param profiles what the message is checked against beside the standard
 */
public record CheckSettings(
        Duration futureSkew,
        Optional<Duration> maxAge,
        Optional<Duration> longest,
        Duration defaultLifetime,
        int embeddedLimit,
        Gazetteer gazetteer,
        Optional<Geometry> jurisdiction,
        Map<String, Level> levels,
        Set<Tolerance> tolerated,
        Set<String> contacts,
        List<Profile> profiles) {
    public static final CheckSettings DEFAULT = new CheckSettings(
            Duration.ofMinutes(10),
            Optional.empty(),
            Optional.empty(),
            Duration.ofHours(6),
            1024 * 1024,
            Gazetteer.NONE,
            Optional.empty(),
            Map.of(),
            Set.of(Tolerance.EMPTY_REFERENCES, Tolerance.SURROUNDING_BLANKS),
            Set.of(),
            List.of());

    public CheckSettings {
        levels = Map.copyOf(levels);
        tolerated = Set.copyOf(tolerated);
        contacts = Set.copyOf(contacts);
        profiles = List.copyOf(profiles);
    }

    public CheckSettings withTimes(Duration skew, Optional<Duration> age, Duration lifetime) {
        return new CheckSettings(
                skew,
                age,
                longest,
                lifetime,
                embeddedLimit,
                gazetteer,
                jurisdiction,
                levels,
                tolerated,
                contacts,
                profiles);
    }

    public CheckSettings withLongest(Optional<Duration> most) {
        return new CheckSettings(
                futureSkew,
                maxAge,
                most,
                defaultLifetime,
                embeddedLimit,
                gazetteer,
                jurisdiction,
                levels,
                tolerated,
                contacts,
                profiles);
    }

    public CheckSettings withGround(Gazetteer places, Optional<Geometry> ground) {
        return new CheckSettings(
                futureSkew,
                maxAge,
                longest,
                defaultLifetime,
                embeddedLimit,
                places,
                ground,
                levels,
                tolerated,
                contacts,
                profiles);
    }

    public CheckSettings withLevels(Map<String, Level> ratings) {
        return new CheckSettings(
                futureSkew,
                maxAge,
                longest,
                defaultLifetime,
                embeddedLimit,
                gazetteer,
                jurisdiction,
                ratings,
                tolerated,
                contacts,
                profiles);
    }

    public CheckSettings withTolerated(Set<Tolerance> deviations) {
        return new CheckSettings(
                futureSkew,
                maxAge,
                longest,
                defaultLifetime,
                embeddedLimit,
                gazetteer,
                jurisdiction,
                levels,
                deviations,
                contacts,
                profiles);
    }

    public CheckSettings withContacts(Set<String> known) {
        return new CheckSettings(
                futureSkew,
                maxAge,
                longest,
                defaultLifetime,
                embeddedLimit,
                gazetteer,
                jurisdiction,
                levels,
                tolerated,
                known,
                profiles);
    }

    public CheckSettings withProfiles(List<Profile> chosen) {
        return new CheckSettings(
                futureSkew,
                maxAge,
                longest,
                defaultLifetime,
                embeddedLimit,
                gazetteer,
                jurisdiction,
                levels,
                tolerated,
                contacts,
                chosen);
    }
}
