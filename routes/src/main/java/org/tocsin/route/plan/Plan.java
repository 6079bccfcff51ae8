package org.tocsin.route.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.check.CheckSettings;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.cap.geo.Place;
import org.tocsin.cap.geo.Places;

/**
 * The national alerting plan, as read from its file.
 *
 * @param version the first twelve hexadecimal digits of the file's SHA-256
 * @param defaultLifetime how long an alert without {@code expires} lasts from its {@code sent}
 * @param places what geocodes mean: those of the areas, and those of the gazetteers
 * @param futureSkew how far ahead of our clock {@code sent} may lie
 * @param queueLimit messages that may wait in the queues before alerts are turned away, the mildest at half of it
 */
public record Plan(
        String name,
        String version,
        Duration defaultLifetime,
        Duration futureSkew,
        long queueLimit,
        List<PlanArea> areas,
        Places places,
        List<Authority> authorities,
        List<Operator> operators,
        List<Contact> contacts,
        List<PlannedChannel> channels,
        List<Rule> rules)
        implements Gazetteer {
    public Plan {
        areas = List.copyOf(areas);
        authorities = List.copyOf(authorities);
        operators = List.copyOf(operators);
        contacts = List.copyOf(contacts);
        channels = List.copyOf(channels);
        rules = List.copyOf(rules);
    }

    @Override
    public Optional<Geometry> find(NamedValue geocode) {
        return places.find(geocode);
    }

    @Override
    public Optional<Place> place(NamedValue geocode) {
        return places.place(geocode);
    }

    /** What the rules of CAP need to know of this plan when this authority submits. */
    public CheckSettings checkSettings(Authority authority) {
        CheckPolicy checks = authority.checks();
        return CheckSettings.DEFAULT
                .withTimes(futureSkew, checks.bounds().age(), defaultLifetime)
                .withLongest(checks.bounds().length())
                .withGround(this, Optional.of(authority.jurisdiction().geometry()))
                .withVertexLimit(checks.bounds().vertices())
                .withLevels(checks.levels())
                .withTolerated(checks.tolerated())
                .withProfiles(checks.profiles())
                .withContacts(checks.contacts());
    }

    /** The authority that a sender belongs to. */
    public Optional<Authority> authorityOf(String sender) {
        return authorities.stream().filter(a -> a.senders().contains(sender)).findFirst();
    }

    /** The authority whose key has this SHA-256 in lower-case hexadecimal. */
    public Optional<Authority> authorityByKeyHash(String hash) {
        return authorities.stream().filter(a -> a.keyHashes().contains(hash)).findFirst();
    }

    /** The operator whose key has this SHA-256 in lower-case hexadecimal. */
    public Optional<Operator> operatorByKeyHash(String hash) {
        return operators.stream().filter(o -> o.keyHashes().contains(hash)).findFirst();
    }
}
