package org.tocsin.route.plan;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.connector.Channel.Mode;

/**
 * What is hardly meant in a plan that is in order: rules that no alert can meet, channels and areas that no rule reaches,
 * certificates that end. Each a whole sentence. Pure.
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
        plan.authorities().forEach(result::checkCertificates);
        return List.copyOf(result.advice);
    }

    private void checkRule(Rule rule) {
        if (plan.authorities().stream().noneMatch(authority -> canMeet(authority, rule))) {
            advice.add("No alert can meet the rule '" + rule.name()
                    + "': no authority has its senders, its severities, its areas and its channels together.");
        }
    }

    private static boolean canMeet(Authority authority, Rule rule) {
        return (rule.senders().isEmpty() || rule.senders().stream().anyMatch(authority.senders()::contains))
                && (rule.severities().isEmpty()
                        || rule.severities().stream()
                                .anyMatch(severity -> severity.compareTo(authority.maxSeverity()) >= 0))
                && (rule.categories().isEmpty()
                        || authority.remit().categories().isEmpty()
                        || rule.categories().stream().anyMatch(authority.remit().categories()::contains))
                && (rule.areas().isEmpty()
                        || rule.areas().stream().anyMatch(area -> authority
                                .jurisdiction()
                                .touches(area.ground().geometry())))
                && rule.channels().stream().anyMatch(authority.remit()::permitsChannel);
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
                .anyMatch(rule -> rule.areas().isEmpty()
                        || rule.areas().stream().anyMatch(named -> named.ground()
                                .touches(area.ground().geometry())));
        if (!reached) {
            advice.add("No rule leads an alert for the area '" + area.name() + "' to a live channel.");
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
