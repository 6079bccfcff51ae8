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
 * @param defaultLifetime how long a block without {@code expires} lasts (CAP-22)
 * @param embeddedLimit octets of a resource inside the message (CAP-34)
 * @param gazetteer the geocodes that can be located (CAP-31, CAP-32)
 * @param jurisdiction where the sender's alerts lie (CAP-27); empty: anywhere
 * @param vertexLimit pairs that channels carry of one polygon (CAP-28); empty: any number
 * @param levels by rule, how findings are rated instead of as the rule book has it
 * @param tolerated deviations that are accepted with a finding
 * @param profiles what the message is checked against beside the standard
 */
public record CheckSettings(
        Duration futureSkew,
        Optional<Duration> maxAge,
        Duration defaultLifetime,
        int embeddedLimit,
        Gazetteer gazetteer,
        Optional<Geometry> jurisdiction,
        Optional<Integer> vertexLimit,
        Map<String, Level> levels,
        Set<Tolerance> tolerated,
        List<Profile> profiles) {
    public static final CheckSettings DEFAULT = new CheckSettings(
            Duration.ofMinutes(10),
            Optional.empty(),
            Duration.ofHours(6),
            1024 * 1024,
            Gazetteer.NONE,
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Set.of(Tolerance.EMPTY_REFERENCES, Tolerance.SURROUNDING_BLANKS),
            List.of());

    public CheckSettings {
        levels = Map.copyOf(levels);
        tolerated = Set.copyOf(tolerated);
        profiles = List.copyOf(profiles);
    }

    public CheckSettings withTimes(Duration skew, Optional<Duration> age, Duration lifetime) {
        return new CheckSettings(
                skew, age, lifetime, embeddedLimit, gazetteer, jurisdiction, vertexLimit, levels, tolerated, profiles);
    }

    public CheckSettings withGround(Gazetteer places, Optional<Geometry> ground) {
        return new CheckSettings(
                futureSkew,
                maxAge,
                defaultLifetime,
                embeddedLimit,
                places,
                ground,
                vertexLimit,
                levels,
                tolerated,
                profiles);
    }

    public CheckSettings withVertexLimit(Optional<Integer> limit) {
        return new CheckSettings(
                futureSkew,
                maxAge,
                defaultLifetime,
                embeddedLimit,
                gazetteer,
                jurisdiction,
                limit,
                levels,
                tolerated,
                profiles);
    }

    public CheckSettings withLevels(Map<String, Level> ratings) {
        return new CheckSettings(
                futureSkew,
                maxAge,
                defaultLifetime,
                embeddedLimit,
                gazetteer,
                jurisdiction,
                vertexLimit,
                ratings,
                tolerated,
                profiles);
    }

    public CheckSettings withTolerated(Set<Tolerance> deviations) {
        return new CheckSettings(
                futureSkew,
                maxAge,
                defaultLifetime,
                embeddedLimit,
                gazetteer,
                jurisdiction,
                vertexLimit,
                levels,
                deviations,
                profiles);
    }

    public CheckSettings withProfiles(List<Profile> chosen) {
        return new CheckSettings(
                futureSkew,
                maxAge,
                defaultLifetime,
                embeddedLimit,
                gazetteer,
                jurisdiction,
                vertexLimit,
                levels,
                tolerated,
                chosen);
    }
}
