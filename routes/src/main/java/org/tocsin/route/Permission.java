package org.tocsin.route;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Info;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Reference;
import org.tocsin.cap.check.Report;
import org.tocsin.cap.check.Subject;
import org.tocsin.route.plan.Authority;
import org.tocsin.route.plan.Located;
import org.tocsin.route.plan.Plan;

/** What an authority may send, by the plan: one error for each right that is missing. Pure. */
final class Permission {
    /** Findings of these rules mean: well said, but not by you. */
    static final Set<String> RULES = Set.of(
            PlanRuleBook.SENDER,
            PlanRuleBook.STATUS,
            PlanRuleBook.SCOPE,
            PlanRuleBook.SEVERITY,
            PlanRuleBook.REFERENCE,
            "CAP-33");

    private static final int LONGEST_EVENT = 60;

    private final Alert alert;
    private final Authority authority;
    private final Located located;
    private final Report report;

    private Permission(Alert alert, Authority authority, Plan plan, Located located) {
        this.alert = alert;
        this.authority = authority;
        this.located = located;
        this.report = new Report(plan.checkSettings(authority));
    }

    /** Empty when the authority may send this. */
    static List<Finding> findings(Alert alert, Authority authority, Plan plan, Located located) {
        Permission permission = new Permission(alert, authority, plan, located);
        permission.check();
        return permission.report.findings();
    }

    private void check() {
        checkAddressing();
        checkReferences();
        for (int i = 0; i < alert.infos().size(); i++) {
            checkInfo(alert.infos().get(i), Subject.infoPath(i));
        }
    }

    private void checkAddressing() {
        if (!authority.senders().contains(alert.sender())) {
            report.error(
                    PlanRuleBook.SENDER,
                    "/alert/sender",
                    "The sender " + alert.sender() + " does not belong to " + authority.name()
                            + ". Use one of the senders that the plan gives this key.");
        }
        if (!authority.statuses().contains(alert.status())) {
            report.error(
                    PlanRuleBook.STATUS,
                    "/alert/status",
                    authority.name() + " may not send messages of status "
                            + alert.status().text() + ".");
        }
        if (!authority.scopes().contains(alert.scope())) {
            report.error(
                    PlanRuleBook.SCOPE,
                    "/alert/scope",
                    authority.name() + " may not send messages of scope "
                            + alert.scope().text() + "; only Public messages reach public channels.");
        }
    }

    private void checkReferences() {
        alert.references().stream()
                .map(Reference::sender)
                .filter(sender -> !authority.senders().contains(sender)
                        && !authority.remit().delegatedFor().contains(sender))
                .distinct()
                .forEach(sender -> report.error(
                        PlanRuleBook.REFERENCE,
                        "/alert/references",
                        "The message refers to one of " + sender + ", for whom " + authority.name()
                                + " does not act. Nobody updates or cancels what somebody else sent unless the plan says"
                                + " so under delegated-for."));
    }

    private void checkInfo(Info info, String path) {
        if (info.severity().compareTo(authority.maxSeverity()) < 0) {
            report.error(
                    PlanRuleBook.SEVERITY,
                    path + "/severity",
                    authority.name() + " may send up to "
                            + authority.maxSeverity().text() + "; this block says "
                            + info.severity().text() + ".");
        }
        checkGround(info, path);
        // Whoever may refer to a message may stop it, whatever it warned of.
        if (alert.msgType() != MsgType.CANCEL) {
            checkEvent(info, path);
        }
    }

    private void checkGround(Info info, String path) {
        Optional<Geometry> where = located.of(info.areas());
        if (where.isPresent() && !authority.jurisdiction().covers(where.get())) {
            report.error(
                    "CAP-33",
                    path + "/area",
                    Outlying.sentence(authority.jurisdiction().overhang(where.get()), authority.name()));
        }
    }

    private void checkEvent(Info info, String path) {
        if (!authority.remit().coversEvent(info)) {
            report.error(
                    "CAP-33",
                    path + "/event",
                    authority.name() + " may not warn of \"" + Outlying.shortened(info.event(), LONGEST_EVENT)
                            + "\". The plan permits it these events, by name or eventCode: "
                            + String.join(
                                    ", ",
                                    authority.remit().events().stream().sorted().toList())
                            + ".");
        }
        if (!authority.remit().coversCategories(info)) {
            report.error(
                    "CAP-33",
                    path + "/category",
                    authority.name() + " may warn of these categories alone: "
                            + String.join(
                                    ", ",
                                    authority.remit().categories().stream()
                                            .sorted()
                                            .map(category -> category.text())
                                            .toList())
                            + ". Name no other, or leave the warning to whoever answers for it.");
        }
    }
}
