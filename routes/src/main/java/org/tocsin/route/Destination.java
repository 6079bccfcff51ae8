package org.tocsin.route;

import java.util.List;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Finding;
import org.tocsin.route.plan.RoutingPlan;

/** Whether an alert would go anywhere: one that would not is refused, not swallowed. Pure. */
final class Destination {
    private Destination() {}

    static List<Finding> findings(Alert alert, RoutingPlan routing) {
        if (!RoutingPlan.isDisseminated(alert.msgType())) {
            return List.of(Finding.error(
                    "PLAN-TYPE",
                    "/alert/msgType",
                    "Messages of type " + alert.msgType().text()
                            + " are answers to a sender, not alerts; this gateway spreads Alert, Update and Cancel."));
        }
        if (routing.deliveriesFor(alert).isEmpty()) {
            return List.of(Finding.error(
                    "PLAN-ROUTE",
                    "/alert",
                    "No rule of the plan leads this message to any channel, so nobody would be warned. Check status,"
                            + " severity, urgency, category and area against the rules of the plan."));
        }
        return List.of();
    }
}
