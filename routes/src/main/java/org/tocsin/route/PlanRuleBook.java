package org.tocsin.route;

import java.util.List;
import org.tocsin.cap.Finding.Level;
import org.tocsin.cap.check.RuleEntry;
import org.tocsin.cap.check.RuleEntry.Basis;

/** The rules about rights and ways that a plan adds to those of CAP, and what the gateway says of itself. No plan lowers them. */
public final class PlanRuleBook {
    public static final String SENDER = "PLAN-SENDER";
    static final String STATUS = "PLAN-STATUS";
    static final String SCOPE = "PLAN-SCOPE";
    static final String SEVERITY = "PLAN-SEVERITY";
    static final String REFERENCE = "PLAN-REFERENCE";
    static final String TYPE = "PLAN-TYPE";
    static final String ROUTE = "PLAN-ROUTE";
    static final String REACH = "PLAN-REACH";
    static final String BUSY = "PLAN-BUSY";
    static final String BROKER = "BROKER";

    private static final List<RuleEntry> ENTRIES = List.of(
            error(
                    SENDER,
                    "The sender is one of those that the plan gives the authority whose key came with the message."),
            error(STATUS, "The authority may send messages of this status."),
            error(SCOPE, "The authority may send messages of this scope; only Public ones reach public channels."),
            error(SEVERITY, "No block is graver than the plan's max-severity for the authority."),
            error(
                    REFERENCE,
                    "A message updates and cancels messages of senders that the authority has or is delegated for."),
            error(TYPE, "The message is an Alert, Update or Cancel; Ack and Error are answers and are not spread."),
            error(ROUTE, "A rule of the plan leads the message to a channel that the authority may use."),
            warning(REACH, "A channel that the message goes to reaches everybody whom the message means."),
            error(BUSY, "No other request hands in the same message at the same time; send it again."),
            error(BROKER, "The message was kept on disk; otherwise it is not accepted, and is to be sent again."));

    private PlanRuleBook() {}

    public static List<RuleEntry> entries() {
        return ENTRIES;
    }

    private static RuleEntry error(String id, String says) {
        return new RuleEntry(id, List.of(Level.ERROR), true, Basis.DESIGN, says, "the plan");
    }

    private static RuleEntry warning(String id, String says) {
        return new RuleEntry(id, List.of(Level.WARNING), true, Basis.DESIGN, says, "the plan");
    }
}
