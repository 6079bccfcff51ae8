package org.tocsin.cap.check;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.tocsin.cap.geo.Gazetteer;

/**
 * What a plan sets about the rules.
 *
 * @param futureSkew how far {@code sent} may lie ahead of our clock (CAP-06)
 * @param maxAge how old {@code sent} may be (CAP-06); empty: any age
 * @param defaultLifetime how long a block without {@code expires} lasts (CAP-22)
 * @param embeddedLimit octets of a resource inside the message (CAP-34)
 * @param gazetteer the geocodes that can be located (CAP-31)
 * @param lowered ids of rules whose errors an authority's policy turns into warnings
 */
public record CheckSettings(
        Duration futureSkew,
        Optional<Duration> maxAge,
        Duration defaultLifetime,
        int embeddedLimit,
        Gazetteer gazetteer,
        Set<String> lowered) {
    public static final CheckSettings DEFAULT = new CheckSettings(
            Duration.ofMinutes(10), Optional.empty(), Duration.ofHours(6), 1024 * 1024, Gazetteer.NONE, Set.of());

    public CheckSettings {
        lowered = Set.copyOf(lowered);
    }

    public CheckSettings withGazetteer(Gazetteer value) {
        return new CheckSettings(futureSkew, maxAge, defaultLifetime, embeddedLimit, value, lowered);
    }

    public CheckSettings withLowered(Set<String> rules) {
        return new CheckSettings(futureSkew, maxAge, defaultLifetime, embeddedLimit, gazetteer, rules);
    }

    public CheckSettings withMaxAge(Duration value) {
        return new CheckSettings(futureSkew, Optional.of(value), defaultLifetime, embeddedLimit, gazetteer, lowered);
    }

    public CheckSettings withDefaultLifetime(Duration value) {
        return new CheckSettings(futureSkew, maxAge, value, embeddedLimit, gazetteer, lowered);
    }
}
