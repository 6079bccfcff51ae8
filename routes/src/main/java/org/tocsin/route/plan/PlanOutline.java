package org.tocsin.route.plan;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.cap.Category;
import org.tocsin.cap.Certainty;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Status;
import org.tocsin.cap.Urgency;
import org.tocsin.cap.check.Profile;
import org.tocsin.cap.geo.AreaGeometry;
import org.tocsin.cap.sign.SignaturePolicy;
import org.tocsin.connector.guard.GuardSettings;

/** A plan as texts: each of its parts by kind and name, with its facts by the words of the plan file. */
final class PlanOutline {
    private final Map<String, Map<String, String>> parts = new LinkedHashMap<>();

    private PlanOutline() {}

    static Map<String, Map<String, String>> of(Plan plan) {
        PlanOutline outline = new PlanOutline();
        outline.parts.put(
                "the plan",
                facts(
                        "name", plan.name(),
                        "lifetime", text(plan.defaultLifetime()),
                        "future-skew", text(plan.futureSkew()),
                        "queue-limit", String.valueOf(plan.queueLimit())));
        plan.areas().forEach(outline::area);
        plan.authorities().forEach(outline::authority);
        plan.operators().forEach(outline::operator);
        plan.channels().forEach(outline::channel);
        plan.rules().forEach(outline::rule);
        return outline.parts;
    }

    static Map<String, Map<String, String>> ofChannels(Plan plan) {
        PlanOutline outline = new PlanOutline();
        plan.channels().forEach(outline::channel);
        return outline.parts;
    }

    private void area(PlanArea area) {
        parts.put(
                "area '" + area.name() + "'",
                facts("ground", ground(area.ground()), "geocodes", sorted(area.geocodes(), Object::toString)));
    }

    private void authority(Authority authority) {
        Map<String, String> facts = facts(
                "name", authority.name(),
                "senders", sorted(authority.senders(), sender -> sender),
                "keys", sorted(authority.keyHashes(), PlanOutline::keyHash),
                "areas", ground(authority.jurisdiction()),
                "statuses", sorted(authority.statuses(), Status::text),
                "scopes", sorted(authority.scopes(), Scope::text),
                "max-severity", authority.maxSeverity().text(),
                "quota", sorted(authority.quotas(), PlanOutline::quota),
                "coalesce", authority.coalesce().map(PlanOutline::text).orElse(""));
        facts.putAll(checks(authority.checks()));
        facts.putAll(remit(authority.remit()));
        facts.putAll(signatures(authority.signatures()));
        parts.put("authority '" + authority.id() + "'", facts);
    }

    private static String quota(Quota quota) {
        return quota.most() + " within " + text(quota.within())
                + (quota.severities().isEmpty() ? "" : " of " + sorted(quota.severities(), Severity::text));
    }

    private void operator(Operator operator) {
        parts.put(
                "operator '" + operator.id() + "'",
                facts("name", operator.name(), "keys", sorted(operator.keyHashes(), PlanOutline::keyHash)));
    }

    private static String keyHash(String hash) {
        return hash.substring(0, 12) + "…";
    }

    private static Map<String, String> checks(CheckPolicy checks) {
        return facts(
                "levels", sorted(checks.levels().entrySet(), Object::toString),
                "tolerate", sorted(checks.tolerated(), Object::toString),
                "profiles", sorted(checks.profiles(), Profile::id),
                "contacts", sorted(checks.contacts(), contact -> contact),
                "max-vertices", checks.bounds().vertices().map(String::valueOf).orElse(""),
                "max-age", checks.bounds().age().map(PlanOutline::text).orElse(""),
                "max-length", checks.bounds().length().map(PlanOutline::text).orElse(""));
    }

    private static Map<String, String> signatures(SignaturePolicy policy) {
        return facts(
                "signatures", policy.mode().name().toLowerCase(Locale.ROOT),
                "certificates", sorted(policy.certificates(), PlanOutline::certificate),
                "certification authorities", sorted(policy.authorities(), PlanOutline::certificate),
                "subject", policy.subject().map(Object::toString).orElse(""),
                "public keys", sorted(policy.keys(), key -> String.format("%08x", key.hashCode())),
                "allow-sha1", policy.allowSha1() ? "true" : "");
    }

    private static String certificate(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName() + " until "
                + certificate.getNotAfter().toInstant();
    }

    private static Map<String, String> remit(Remit remit) {
        return facts(
                "delegated-for", sorted(remit.delegatedFor(), sender -> sender),
                "events", sorted(remit.events(), event -> event),
                "categories", sorted(remit.categories(), Category::text),
                "channels", sorted(remit.channels(), channel -> channel),
                "unknown-parents",
                        remit.unknownParents().policy() + " "
                                + text(remit.unknownParents().hold()));
    }

    private void channel(PlannedChannel channel) {
        GuardSettings guard = channel.guard();
        Map<String, String> facts = facts(
                "kind", channel.channel().kind().text(),
                "mode", channel.channel().mode().name().toLowerCase(Locale.ROOT),
                "target", channel.channel().target(),
                "time-limit", text(guard.timeLimit()),
                "breaker", guard.failures() + " failures, " + text(guard.rest()),
                "concurrency", String.valueOf(guard.concurrency()),
                "retry",
                        text(channel.retry().first()) + " × " + channel.retry().multiplier() + " up to "
                                + text(channel.retry().most()));
        channel.settings().given().forEach((key, value) -> facts.put("settings." + key, value));
        parts.put("channel '" + channel.name() + "'", facts);
    }

    private void rule(Rule rule) {
        Map<String, String> facts = new LinkedHashMap<>();
        rule.when().forEach(conditions -> conditions(conditions).forEach((name, value) -> {
            if (!value.isEmpty()) {
                facts.merge(name, value, (outer, inner) -> outer + " and " + inner);
            }
        }));
        facts.put("channels", String.join(", ", rule.channels()));
        parts.put("rule '" + rule.name() + "'", facts);
    }

    private static Map<String, String> conditions(Conditions when) {
        return facts(
                "status", sorted(when.statuses(), Status::text),
                "scope", sorted(when.scopes(), Scope::text),
                "sender", sorted(when.senders(), sender -> sender),
                "severity", sorted(when.severities(), Severity::text),
                "urgency", sorted(when.urgencies(), Urgency::text),
                "certainty", sorted(when.certainties(), Certainty::text),
                "category", sorted(when.categories(), Category::text),
                "event-code", sorted(when.eventCodes(), NamedTest::toString),
                "parameter", sorted(when.parameters(), NamedTest::toString),
                "language", sorted(when.languages(), language -> language),
                "area", sorted(when.areas(), PlanArea::name));
    }

    /** Two borders of the same size differ by their text; its hash tells that without printing thousands of pairs. */
    private static String ground(Ground ground) {
        Geometry geometry = ground.geometry();
        return String.format(
                Locale.ROOT,
                "%.1f square kilometres with %d corners (%08x)",
                AreaGeometry.squareKilometres(geometry),
                geometry.getNumPoints(),
                geometry.norm().toText().hashCode());
    }

    private static String text(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private static <T> String sorted(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).sorted().collect(Collectors.joining(", "));
    }

    private static Map<String, String> facts(String... namesAndValues) {
        Map<String, String> facts = new LinkedHashMap<>();
        List<String> all = List.of(namesAndValues);
        for (int i = 0; i < all.size(); i += 2) {
            facts.put(all.get(i), all.get(i + 1));
        }
        return facts;
    }
}
