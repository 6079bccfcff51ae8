package org.tocsin.route;

import java.util.List;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Status;
import org.tocsin.cap.check.Report;
import org.tocsin.route.plan.Authority;
import org.tocsin.route.plan.RoutingPlan;

/**
 * Whether an alert would go anywhere: one that would not is refused, not swallowed. What must not go out at all is refused
 * here whatever the plan permits (CAP-14, CAP-15): it is not a right that is missing, so no key would help. Pure.
 */
final class Destination {
    private Destination() {}

    static void check(Alert alert, Authority authority, RoutingPlan routing, Report report) {
        if (mayGoOut(alert, report) && leadsSomewhere(alert, routing, report)) {
            checkChannels(alert, authority, routing, report);
        }
    }

    private static boolean mayGoOut(Alert alert, Report report) {
        if (!RoutingPlan.isDisseminated(alert.msgType())) {
            report.error(
                    "PLAN-TYPE",
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
        return RoutingPlan.isDisseminated(alert.msgType())
                && alert.status() != Status.DRAFT
                && alert.scope() == Scope.PUBLIC;
    }

    private static boolean leadsSomewhere(Alert alert, RoutingPlan routing, Report report) {
        if (routing.deliveriesFor(alert).isEmpty()) {
            report.error(
                    "PLAN-ROUTE",
                    "/alert",
                    "No rule of the plan leads this message to any channel that its sender may use, so nobody would be"
                            + " warned. Check status, severity, urgency, category and area against the rules of the plan,"
                            + " and the channels of the authority.");
            return false;
        }
        return true;
    }

    /** The alert goes out on the others, so its author must learn of it and need not be stopped. */
    private static void checkChannels(Alert alert, Authority authority, RoutingPlan routing, Report report) {
        List<String> withheld = authority.remit().channels().isEmpty() ? List.of() : routing.withheld(alert);
        if (!withheld.isEmpty()) {
            report.warning(
                    "CAP-33",
                    "/alert",
                    "Rules lead this message to channels that " + authority.name()
                            + " may not use, so it does not go there: " + String.join(", ", withheld)
                            + ". Ask somebody who may to warn over them.");
        }
    }
}
