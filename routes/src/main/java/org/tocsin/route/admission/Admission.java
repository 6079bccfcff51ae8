package org.tocsin.route.admission;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Severity;
import org.tocsin.route.IntakeDecision.Cause;
import org.tocsin.route.IntakeDecision.Refuse;
import org.tocsin.route.PlanRuleBook;
import org.tocsin.route.plan.Authority;
import org.tocsin.route.plan.Quota;

/**
 * Whether there is room for a message that is in order otherwise. Extreme alerts, Updates and Cancels are taken as long as
 * the broker can keep them at all. Safe for concurrent use.
 */
public final class Admission {
    private static final Duration COME_BACK = Duration.ofSeconds(10);

    private final Quotas quotas;
    private final LongSupplier waiting;
    private final LongSupplier limit;

    /**
     * @param waiting how many messages wait in all queues
     * @param limit the depth at which nothing but Extreme alerts, Updates and Cancels is taken
     */
    public Admission(Quotas quotas, LongSupplier waiting, LongSupplier limit) {
        this.quotas = quotas;
        this.waiting = waiting;
        this.limit = limit;
    }

    /** Why there is no room, or nothing; then the message counts against the quotas of its authority. */
    public Optional<Refuse> refusal(Authority authority, Alert alert) {
        Optional<Refuse> shed = shed(alert);
        return shed.isPresent() ? shed : quotas.take(authority, alert).map(overrun -> overrun(authority, overrun));
    }

    private Optional<Refuse> shed(Alert alert) {
        Optional<Long> most = Shedding.share(alert).map(share -> (long) (share * limit.getAsLong()));
        long now = waiting.getAsLong();
        return most.filter(depth -> now >= depth).map(depth -> shed(alert, depth, now));
    }

    private Refuse shed(Alert alert, long most, long now) {
        return new Refuse(
                Cause.NO_ROOM,
                List.of(Finding.error(
                        PlanRuleBook.LOAD,
                        "/alert",
                        now + " messages wait in the queues, and from " + most + " on the gateway takes no "
                                + alert.severity().text()
                                + " alert, so that graver ones find room. Send it again later; Updates and Cancels"
                                + " are taken.")),
                Optional.of(COME_BACK));
    }

    private static Refuse overrun(Authority authority, Quotas.Overrun overrun) {
        return new Refuse(
                Cause.OVER_QUOTA,
                List.of(Finding.error(
                        PlanRuleBook.QUOTA,
                        "/alert",
                        "The plan lets " + authority.id() + " send " + words(overrun.quota())
                                + ", and that is used up. Send it again in " + seconds(overrun.pause())
                                + " s; a Cancel is taken at any time.")),
                Optional.of(overrun.pause()));
    }

    private static String words(Quota quota) {
        String severities =
                quota.severities().stream().sorted().map(Severity::text).collect(Collectors.joining(" or "));
        return String.format(
                Locale.ROOT,
                "%d%s message%s within %s",
                quota.most(),
                severities.isEmpty() ? "" : " " + severities,
                quota.most() == 1 ? "" : "s",
                quota.within().toString().substring(2).toLowerCase(Locale.ROOT));
    }

    /** Rounded up: who comes back then finds room. */
    private static long seconds(Duration pause) {
        return pause.plusMillis(999).toSeconds();
    }
}
