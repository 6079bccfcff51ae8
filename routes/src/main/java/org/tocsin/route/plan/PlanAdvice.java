package org.tocsin.route.plan;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Severity;
import org.tocsin.connector.Channel.Kind;
import org.tocsin.connector.Channel.Mode;

/**
 * What is hardly meant in a plan that is in order: rules that no alert can meet, channels and areas that no rule reaches,
 * grave alerts without a second way out, certificates and contacts that end. Each a whole sentence. Pure.
 */
public final class PlanAdvice {
    /** Long enough to have a new certificate made and bound. */
    private static final Duration NOTICE = Duration.ofDays(60);

    private final Plan plan;
    private final Instant now;
    private final List<String> advice = new ArrayList<>();

    private PlanAdvice(Plan plan, Instant now) {
        this.plan = plan;
        this.now = now;
    }

    public static List<String> of(Plan plan, Instant now) {
        PlanAdvice result = new PlanAdvice(plan, now);
        plan.rules().forEach(result::checkRule);
        plan.channels().forEach(result::checkChannel);
        plan.areas().forEach(result::checkArea);
        Stream.of(Severity.EXTREME, Severity.SEVERE).forEach(result::checkFallback);
        plan.authorities().forEach(result::checkCertificates);
        plan.contacts().forEach(result::checkContact);
        return List.copyOf(result.advice);
    }

    private void checkRule(Rule rule) {
        if (plan.authorities().stream().noneMatch(authority -> canMeet(authority, rule))) {
            advice.add("No alert can meet the rule '" + rule.name()
                    + "': no authority has its statuses, its scopes (only Public goes out), its senders, its severities, its categories, its areas and its"
                    + " channels together.");
        }
    }

    /** What a rule and those above it leave together must be something that the authority can send. */
    private static boolean canMeet(Authority authority, Rule rule) {
        return some(rule.left(Conditions::statuses), authority.statuses()::contains)
                && some(
                        rule.left(Conditions::scopes),
                        scope -> scope == Scope.PUBLIC && authority.scopes().contains(scope))
                && some(rule.left(Conditions::senders), authority.senders()::contains)
                && some(rule.left(Conditions::severities), severity -> severity.compareTo(authority.maxSeverity()) >= 0)
                && some(rule.left(Conditions::urgencies), urgency -> true)
                && some(rule.left(Conditions::certainties), certainty -> true)
                && some(
                        rule.left(Conditions::categories),
                        category -> authority.remit().categories().isEmpty()
                                || authority.remit().categories().contains(category))
                && rule.when().stream().allMatch(when -> reaches(authority, when))
                && rule.channels().stream().anyMatch(authority.remit()::permitsChannel);
    }

    private static <T> boolean some(Optional<Set<T>> left, Predicate<T> possible) {
        return left.map(values -> values.stream().anyMatch(possible)).orElse(true);
    }

    private static boolean reaches(Authority authority, Conditions when) {
        return when.areas().isEmpty()
                || when.areas().stream()
                        .anyMatch(area ->
                                authority.jurisdiction().touches(area.ground().geometry()));
    }

    private void checkChannel(PlannedChannel channel) {
        if (plan.rules().stream().noneMatch(rule -> rule.channels().contains(channel.name()))) {
            advice.add("No rule leads to the channel '" + channel.name() + "', so nothing goes out there.");
        }
    }

    private void checkArea(PlanArea area) {
        Set<String> live = plan.channels().stream()
                .filter(channel -> channel.channel().mode() == Mode.LIVE)
                .map(PlannedChannel::name)
                .collect(Collectors.toSet());
        boolean reached = plan.rules().stream()
                .filter(rule -> rule.channels().stream().anyMatch(live::contains))
                .anyMatch(rule -> rule.when().stream().allMatch(when -> leadsFrom(when, area)));
        if (!reached) {
            advice.add("No rule leads an alert for the area '" + area.name() + "' to a live channel.");
        }
    }

    private static boolean leadsFrom(Conditions when, PlanArea area) {
        return when.areas().isEmpty()
                || when.areas().stream()
                        .anyMatch(named -> named.ground().touches(area.ground().geometry()));
    }

    /** One kind of channel may fail as a whole: the network, the power, the peer. */
    private void checkFallback(Severity severity) {
        Set<Kind> kinds = plan.rules().stream()
                .filter(rule -> rule.left(Conditions::severities)
                        .map(left -> left.contains(severity))
                        .orElse(true))
                .flatMap(rule -> rule.channels().stream())
                .flatMap(name -> plan.channels().stream()
                        .filter(channel -> channel.name().equals(name)))
                .filter(channel -> channel.channel().mode() == Mode.LIVE)
                .map(channel -> channel.channel().kind())
                .collect(Collectors.toSet());
        if (kinds.size() == 1) {
            advice.add("Alerts of severity " + severity.text() + " reach the public by one kind of channel only, "
                    + kinds.iterator().next().text() + "; lead them to a second one that does not fail with it.");
        }
    }

    private void checkContact(Contact contact) {
        if (contact.validUntil().isBefore(now.plus(NOTICE))) {
            advice.add("The contact " + contact.role() + " "
                    + (contact.validUntil().isBefore(now) ? "lapsed" : "lapses")
                    + " at " + contact.validUntil() + "; ask whether " + contact.name()
                    + " is still the one, and set a new valid-until.");
        }
    }

    private void checkCertificates(Authority authority) {
        Stream.of(authority.signatures().certificates(), authority.signatures().authorities())
                .flatMap(Collection::stream)
                .forEach(certificate -> checkCertificate(certificate, authority));
    }

    private void checkCertificate(X509Certificate certificate, Authority authority) {
        Instant end = certificate.getNotAfter().toInstant();
        if (end.isBefore(now.plus(NOTICE))) {
            advice.add(
                    "The certificate " + certificate.getSubjectX500Principal().getName() + " of the authority '"
                            + authority.id() + "' " + (end.isBefore(now) ? "ended" : "ends") + " at "
                            + end.truncatedTo(ChronoUnit.SECONDS) + "; bind its successor beside it.");
        }
    }
}
