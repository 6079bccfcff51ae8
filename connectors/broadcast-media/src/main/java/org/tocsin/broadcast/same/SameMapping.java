package org.tocsin.broadcast.same;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Info;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Status;

/** CAP to SAME as the ECIG CAP-to-EAS Implementation Guide 1.0 has it: every device derives the same header. Immutable. */
public final class SameMapping {
    private static final Pattern EVENT = Pattern.compile("[A-Z]{3}");

    private final SameRules rules;

    public SameMapping(SameRules rules) {
        this.rules = rules;
    }

    /**
     * The decision for one block of an alert.
     *
     * @param expires used when the block has none
     */
    public SameDecision decide(Alert alert, Info info, Instant expires, Instant now) {
        Instant until = info.expires().map(time -> time.instant()).orElse(expires);
        return gate(alert, until, now)
                .or(() -> badOriginator(info))
                .or(() -> badEvent(info))
                .orElseGet(() -> header(alert, info, until));
    }

    private static Optional<SameDecision> gate(Alert alert, Instant until, Instant now) {
        if (alert.status() != Status.ACTUAL) {
            return none("Status " + alert.status().text() + " never goes out as SAME.");
        }
        if (alert.scope() != Scope.PUBLIC) {
            return none("Scope " + alert.scope().text() + " never goes out as SAME.");
        }
        if (alert.msgType() != MsgType.ALERT && alert.msgType() != MsgType.UPDATE) {
            return none("A message of type " + alert.msgType().text() + " never goes out as SAME.");
        }
        if (!until.isAfter(now) || !until.isAfter(alert.sent().instant())) {
            return none("It has expired.");
        }
        return Optional.empty();
    }

    private static Optional<SameDecision> badOriginator(Info info) {
        return info.parameter("EAS-ORG")
                .filter(originator -> !SameRules.ORIGINATORS.contains(originator))
                .flatMap(
                        originator -> none("Its EAS-ORG is none of " + String.join(", ", SameRules.ORIGINATORS) + "."));
    }

    private static Optional<SameDecision> badEvent(Info info) {
        Optional<String> event = info.eventCode("SAME");
        if (event.isEmpty()) {
            return none("It has no eventCode with valueName SAME.");
        }
        return EVENT.matcher(event.get()).matches()
                ? Optional.empty()
                : none("Its SAME event code is not three capital letters.");
    }

    private SameDecision header(Alert alert, Info info, Instant until) {
        SameLocations locations = SameLocations.of(info.areas());
        if (locations.codes().isEmpty()) {
            return new SameDecision.None("It has no usable geocode with valueName SAME or FIPS6.");
        }
        Duration exact = Duration.between(alert.sent().instant(), until);
        Duration bounded = exact.compareTo(rules.longest()) > 0 ? rules.longest() : exact;
        SameHeader header = new SameHeader(
                info.parameter("EAS-ORG").orElse(rules.originator()),
                info.eventCode("SAME").orElseThrow(),
                locations.codes(),
                ValidTime.of(bounded),
                alert.sent().instant(),
                rules.station().text());
        return new SameDecision.Sent(header, locations.remarks());
    }

    private static Optional<SameDecision> none(String reason) {
        return Optional.of(new SameDecision.None(reason));
    }
}
