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
 * @param embeddedLimit octets of a resource inside the message (CAP-34)
 * @param contacts telephone numbers and host names that texts may give (LINT-04); empty: any
 */
public record CheckSettings(Times times, Ground ground, Ratings ratings, int embeddedLimit, Set<String> contacts) {

    /**
     * Limits of time.
     *
     * @param futureSkew how far {@code sent} may lie ahead of our clock (CAP-06)
     * @param maxAge how old {@code sent} may be (CAP-06); empty: any age
     * @param longest how long a block may last before it is refused (CAP-24); empty: any time, with a warning
     * @param defaultLifetime how long a block without {@code expires} lasts (CAP-22)
     */
    public record Times(
            Duration futureSkew, Optional<Duration> maxAge, Optional<Duration> longest, Duration defaultLifetime) {}

    /**
     * What is known of places.
     *
     * @param gazetteer the geocodes that can be located (CAP-31, CAP-32)
     * @param jurisdiction where the sender's alerts lie (CAP-27); empty: anywhere
     * @param vertexLimit pairs that channels carry of one polygon (CAP-28); empty: any number
     */
    public record Ground(Gazetteer gazetteer, Optional<Geometry> jurisdiction, Optional<Integer> vertexLimit) {}

    /**
     * How findings are rated.
     *
     * @param levels by rule, instead of as the rule book has it
     * @param tolerated deviations that are accepted with a finding
     * @param profiles what the message is checked against beside the standard
     */
    public record Ratings(Map<String, Level> levels, Set<Tolerance> tolerated, List<Profile> profiles) {
        public Ratings {
            levels = Map.copyOf(levels);
            tolerated = Set.copyOf(tolerated);
            profiles = List.copyOf(profiles);
        }
    }

    public static final CheckSettings DEFAULT = new CheckSettings(
            new Times(Duration.ofMinutes(10), Optional.empty(), Optional.empty(), Duration.ofHours(6)),
            new Ground(Gazetteer.NONE, Optional.empty(), Optional.empty()),
            new Ratings(Map.of(), Set.of(Tolerance.EMPTY_REFERENCES, Tolerance.SURROUNDING_BLANKS), List.of()),
            1024 * 1024,
            Set.of());

    public CheckSettings {
        contacts = Set.copyOf(contacts);
    }

    public Duration futureSkew() {
        return times.futureSkew;
    }

    public Optional<Duration> maxAge() {
        return times.maxAge;
    }

    public Optional<Duration> longest() {
        return times.longest;
    }

    public Duration defaultLifetime() {
        return times.defaultLifetime;
    }

    public Gazetteer gazetteer() {
        return ground.gazetteer;
    }

    public Optional<Geometry> jurisdiction() {
        return ground.jurisdiction;
    }

    public Optional<Integer> vertexLimit() {
        return ground.vertexLimit;
    }

    public Map<String, Level> levels() {
        return ratings.levels;
    }

    public Set<Tolerance> tolerated() {
        return ratings.tolerated;
    }

    public List<Profile> profiles() {
        return ratings.profiles;
    }

    public CheckSettings withTimes(Duration skew, Optional<Duration> age, Duration lifetime) {
        return with(new Times(skew, age, times.longest, lifetime));
    }

    public CheckSettings withLongest(Optional<Duration> most) {
        return with(new Times(times.futureSkew, times.maxAge, most, times.defaultLifetime));
    }

    public CheckSettings withGround(Gazetteer places, Optional<Geometry> area) {
        return with(new Ground(places, area, ground.vertexLimit));
    }

    public CheckSettings withVertexLimit(Optional<Integer> limit) {
        return with(new Ground(ground.gazetteer, ground.jurisdiction, limit));
    }

    public CheckSettings withLevels(Map<String, Level> levels) {
        return with(new Ratings(levels, ratings.tolerated, ratings.profiles));
    }

    public CheckSettings withTolerated(Set<Tolerance> deviations) {
        return with(new Ratings(ratings.levels, deviations, ratings.profiles));
    }

    public CheckSettings withProfiles(List<Profile> chosen) {
        return with(new Ratings(ratings.levels, ratings.tolerated, chosen));
    }

    public CheckSettings withContacts(Set<String> known) {
        return new CheckSettings(times, ground, ratings, embeddedLimit, known);
    }

    private CheckSettings with(Times value) {
        return new CheckSettings(value, ground, ratings, embeddedLimit, contacts);
    }

    private CheckSettings with(Ground value) {
        return new CheckSettings(times, value, ratings, embeddedLimit, contacts);
    }

    private CheckSettings with(Ratings value) {
        return new CheckSettings(times, ground, value, embeddedLimit, contacts);
    }
}
