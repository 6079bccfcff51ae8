package org.tocsin.route;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Status;
import org.tocsin.cap.check.Report;
import org.tocsin.connector.Channel;
import org.tocsin.connector.ReasonCode;
import org.tocsin.route.plan.AuthorWishes;
import org.tocsin.route.plan.Located;
import org.tocsin.route.plan.PlannedDelivery;
import org.tocsin.route.plan.RoutingPlan;

/**
 * Whether an alert would go anywhere: one that would not is refused, not swallowed. What must not go out at all is refused
 * here whatever the plan permits (CAP-14, CAP-15): it is not a right that is missing, so no key would help. Pure.
 */
final class Destination {
    private Destination() {}

    /** @param report rates what it finds as the plan wants it for the authority */
    static List<Finding> findings(Alert alert, RoutingPlan routing, Located located, Report report) {
        checkBarriers(alert, report);
        if (report.findings().isEmpty()) {
            List<PlannedDelivery> deliveries = routing.deliveriesFor(alert, located);
            if (deliveries.isEmpty()) {
                reportNowhere(report);
            } else {
                checkWithheld(alert, routing, located, report);
                checkWishes(deliveries, routing.wishes(alert), report);
            }
        }
        return report.findings();
    }

    private static void checkBarriers(Alert alert, Report report) {
        if (!RoutingPlan.isDisseminated(alert.msgType())) {
            report.error(
                    PlanRuleBook.TYPE,
                    "/alert/msgType",
                    "Messages of type " + alert.msgType().text()
                            + " are answers to a sender, not alerts; this gateway spreads Alert, Update and Cancel.");
        }
        if (alert.status() == Status.DRAFT) {
            report.error(
                    "CAP-15",
                    "/alert/status",
                    "The status is Draft, and nobody may act on a draft. Send it as Actual, or as Exercise or Test for the"
                            + " drill channels.");
        }
        if (alert.scope() != Scope.PUBLIC) {
            report.error(
                    "CAP-14",
                    "/alert/scope",
                    "The scope is " + alert.scope().text()
                            + ", and every channel of this gateway reaches the public. Send it to those it is meant for by"
                            + " another way, or set the scope to Public.");
        }
    }

    private static void reportNowhere(Report report) {
        report.error(
                PlanRuleBook.ROUTE,
                "/alert",
                "No rule of the plan leads this message to any channel that its sender may use, so nobody would be warned."
                        + " Check status, severity, urgency, category and area against the rules of the plan, and the"
                        + " channels of the authority.");
    }

    /** What the author asks of channels in the words of a profile, and what the plan makes of it. */
    private static void checkWishes(List<PlannedDelivery> deliveries, AuthorWishes wishes, Report report) {
        List<String> kept = deliveries.stream()
                .filter(delivery -> delivery.skipped().equals(Optional.of(ReasonCode.BLOCKED_BY_AUTHOR)))
                .map(delivery -> delivery.channel().name())
                .toList();
        if (!kept.isEmpty()) {
            report.warning(
                    "CAP-40",
                    "/alert",
                    "The message asks to be kept from channels that rules lead it to, so it does not go there: "
                            + String.join(", ", kept) + ". Take the request out if they shall warn.");
        }
        Set<Channel.Kind> led = deliveries.stream()
                .map(delivery -> delivery.channel().channel().kind())
                .collect(Collectors.toSet());
        wishes.demanded().stream()
                .filter(kind -> !led.contains(kind))
                .sorted()
                .forEach(kind -> report.warning(
                        "CAP-40",
                        "/alert",
                        "The message asks to be sent by " + kind.text()
                                + ", and no rule of the plan leads it to such a channel. Ask whoever keeps the plan for a"
                                + " rule."));
    }

    /** The alert goes out on the other channels, so its author must learn of it and need not be stopped. */
    private static void checkWithheld(Alert alert, RoutingPlan routing, Located located, Report report) {
        List<String> channels = routing.withheld(alert, located);
        if (!channels.isEmpty()) {
            report.warning(
                    "CAP-33",
                    "/alert",
                    "Rules lead this message to channels that its sender may not use, so it does not go there: "
                            + String.join(", ", channels) + ". Ask somebody who may to warn over them.");
        }
    }
}
