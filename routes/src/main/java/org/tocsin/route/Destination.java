package org.tocsin.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Status;
import org.tocsin.connector.Channel;
import org.tocsin.connector.ReasonCode;
import org.tocsin.route.plan.AuthorWishes;
import org.tocsin.route.plan.PlannedDelivery;
import org.tocsin.route.plan.RoutingPlan;

/**
 * Whether an alert would go anywhere: one that would not is refused, not swallowed. What must not go out at all is refused
 * here whatever the plan permits (CAP-14, CAP-15): it is not a right that is missing, so no key would help. Pure.
 */
final class Destination {
    private Destination() {}

    static List<Finding> findings(Alert alert, RoutingPlan routing) {
        List<Finding> barriers = barriers(alert);
        if (!barriers.isEmpty()) {
            return barriers;
        }
        List<PlannedDelivery> deliveries = routing.deliveriesFor(alert);
        if (deliveries.isEmpty()) {
            return List.of(leadsNowhere());
        }
        List<Finding> findings = new ArrayList<>(withheld(alert, routing));
        findings.addAll(wishes(deliveries, routing.wishes(alert)));
        return findings;
    }

    private static List<Finding> barriers(Alert alert) {
        List<Finding> findings = new ArrayList<>();
        if (!RoutingPlan.isDisseminated(alert.msgType())) {
            findings.add(Finding.error(
                    PlanRuleBook.TYPE,
                    "/alert/msgType",
                    "Messages of type " + alert.msgType().text()
                            + " are answers to a sender, not alerts; this gateway spreads Alert, Update and Cancel."));
        }
        if (alert.status() == Status.DRAFT) {
            findings.add(Finding.error(
                    "CAP-15",
                    "/alert/status",
                    "The status is Draft, and nobody may act on a draft. Send it as Actual, or as Exercise or Test for the"
                            + " drill channels."));
        }
        if (alert.scope() != Scope.PUBLIC) {
            findings.add(Finding.error(
                    "CAP-14",
                    "/alert/scope",
                    "The scope is " + alert.scope().text()
                            + ", and every channel of this gateway reaches the public. Send it to those it is meant for by"
                            + " another way, or set the scope to Public."));
        }
        return findings;
    }

    private static Finding leadsNowhere() {
        return Finding.error(
                PlanRuleBook.ROUTE,
                "/alert",
                "No rule of the plan leads this message to any channel that its sender may use, so nobody would be warned."
                        + " Check status, severity, urgency, category and area against the rules of the plan, and the"
                        + " channels of the authority.");
    }

    /** What the author asks of channels in the words of a profile, and what the plan makes of it. */
    private static List<Finding> wishes(List<PlannedDelivery> deliveries, AuthorWishes wishes) {
        List<Finding> findings = new ArrayList<>();
        List<String> kept = deliveries.stream()
                .filter(delivery -> delivery.skipped().equals(Optional.of(ReasonCode.BLOCKED_BY_AUTHOR)))
                .map(delivery -> delivery.channel().name())
                .toList();
        if (!kept.isEmpty()) {
            findings.add(Finding.warning(
                    "CAP-40",
                    "/alert",
                    "The message asks to be kept from channels that rules lead it to, so it does not go there: "
                            + String.join(", ", kept) + ". Take the request out if they shall warn."));
        }
        Set<Channel.Kind> led = deliveries.stream()
                .map(delivery -> delivery.channel().channel().kind())
                .collect(Collectors.toSet());
        wishes.demanded().stream()
                .filter(kind -> !led.contains(kind))
                .sorted()
                .forEach(kind -> findings.add(Finding.warning(
                        "CAP-40",
                        "/alert",
                        "The message asks to be sent by " + kind.text()
                                + ", and no rule of the plan leads it to such a channel. Ask whoever keeps the plan for a"
                                + " rule.")));
        return findings;
    }

    /** The alert goes out on the other channels, so its author must learn of it and need not be stopped. */
    private static List<Finding> withheld(Alert alert, RoutingPlan routing) {
        List<String> channels = routing.withheld(alert);
        return channels.isEmpty()
                ? List.of()
                : List.of(Finding.warning(
                        "CAP-33",
                        "/alert",
                        "Rules lead this message to channels that its sender may not use, so it does not go there: "
                                + String.join(", ", channels) + ". Ask somebody who may to warn over them."));
    }
}
