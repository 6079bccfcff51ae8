package org.tocsin.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Info;
import org.tocsin.cap.Reference;
import org.tocsin.cap.geo.AreaGeometry;
import org.tocsin.route.plan.Authority;
import org.tocsin.route.plan.Plan;

/** What an authority may send, by the plan. Pure. */
final class Permission {
    /** Findings of these rules mean: well said, but not by you. */
    static final Set<String> RULES =
            Set.of("PLAN-SENDER", "PLAN-STATUS", "PLAN-SCOPE", "PLAN-SEVERITY", "PLAN-REFERENCE", "CAP-33");

    private Permission() {}

    /** One error for each right that is missing; empty when the authority may send this. */
    static List<Finding> findings(Alert alert, Authority authority, Plan plan) {
        List<Finding> findings = new ArrayList<>();
        if (!authority.senders().contains(alert.sender())) {
            findings.add(Finding.error(
                    "PLAN-SENDER",
                    "/alert/sender",
                    "The sender " + alert.sender() + " does not belong to " + authority.name()
                            + ". Use one of the senders that the plan gives this key."));
        }
        if (!authority.statuses().contains(alert.status())) {
            findings.add(Finding.error(
                    "PLAN-STATUS",
                    "/alert/status",
                    authority.name() + " may not send messages of status "
                            + alert.status().text() + "."));
        }
        if (!authority.scopes().contains(alert.scope())) {
            findings.add(Finding.error(
                    "PLAN-SCOPE",
                    "/alert/scope",
                    authority.name() + " may not send messages of scope "
                            + alert.scope().text() + "; only Public messages reach public channels."));
        }
        for (Reference reference : alert.references()) {
            if (!authority.senders().contains(reference.sender())) {
                findings.add(Finding.error(
                        "PLAN-REFERENCE",
                        "/alert/references",
                        "The message refers to one of " + reference.sender()
                                + ", which is not a sender of " + authority.name()
                                + "; nobody may update or cancel what somebody else sent."));
            }
        }
        for (int i = 0; i < alert.infos().size(); i++) {
            infoFindings(alert.infos().get(i), "/alert/info[" + (i + 1) + "]", authority, plan, findings);
        }
        return findings;
    }

    private static void infoFindings(Info info, String path, Authority authority, Plan plan, List<Finding> findings) {
        if (info.severity().compareTo(authority.maxSeverity()) < 0) {
            findings.add(Finding.error(
                    "PLAN-SEVERITY",
                    path + "/severity",
                    authority.name() + " may send up to "
                            + authority.maxSeverity().text() + "; this block says "
                            + info.severity().text() + "."));
        }
        Optional<Geometry> where = AreaGeometry.of(info.areas(), plan);
        if (where.isPresent() && !authority.jurisdiction().covers(where.get())) {
            findings.add(Finding.error(
                    "CAP-33",
                    path + "/area",
                    "The area lies at least partly outside the jurisdiction of " + authority.name()
                            + ". Check the order of latitude and longitude, or draw the area inside it."));
        }
    }
}
