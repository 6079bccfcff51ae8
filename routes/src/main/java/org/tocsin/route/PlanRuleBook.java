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
    public static final String QUOTA = "PLAN-QUOTA";
    public static final String LOAD = "PLAN-LOAD";
    static final String SAME = "PLAN-REPEAT";
    static final String BROKER = "BROKER";

    private static final List<RuleEntry> ENTRIES = List.of(
            error(
                    SENDER,
                    "The sender is one of those that the plan gives the authority whose key came with the message.",
                    "Write sender as the plan has it, or use the key of the authority that the sender belongs to."),
            error(
                    STATUS,
                    "The authority may send messages of this status.",
                    "Choose a status that the plan permits the authority."),
            error(
                    SCOPE,
                    "The authority may send messages of this scope; only Public ones reach public channels.",
                    "Set the scope to Public, if the public is meant."),
            error(
                    SEVERITY,
                    "No block is graver than the plan's max-severity for the authority.",
                    "Have the message sent by an authority that may go so far, or call the event what it is."),
            error(
                    REFERENCE,
                    "A message updates and cancels messages of senders that the authority has or is delegated for.",
                    "Ask whoever sent that message to correct it, or have delegated-for extended in the plan."),
            error(
                    TYPE,
                    "The message is an Alert, Update or Cancel; Ack and Error are answers and are not spread.",
                    "Send answers to the sender that they answer, not here."),
            error(
                    ROUTE,
                    "A rule of the plan leads the message to a channel that the authority may use.",
                    "Compare status, severity, urgency, category and area with the rules of the plan; System messages"
                            + " match none."),
            warning(
                    REACH,
                    "A channel that the message goes to reaches everybody whom the message means.",
                    "Warn those whom the channel does not reach by another one."),
            error(
                    BUSY,
                    "No other request hands in the same message at the same time; send it again.",
                    "Send the same bytes again; once they were accepted, that does no harm."),
            error(
                    QUOTA,
                    "The authority has sent no more messages of late than the plan lets it; a Cancel counts against no quota.",
                    "Send it again after the time that the answer names, or have the quota raised in the plan."),
            error(
                    LOAD,
                    "The queues hold less than the share of the plan's queue-limit from which alerts of this severity are"
                            + " turned away; Extreme alerts, Updates and Cancels never are.",
                    "Send it again after the time that the answer names."),
            warning(
                    SAME,
                    "No alert of the authority said the same, times apart, within the time that the plan coalesces; if one did,"
                            + " this one is kept and goes nowhere.",
                    "Send an Update of the earlier alert, or leave the repeat out."),
            error(
                    BROKER,
                    "The message was kept on disk; otherwise it is not accepted, and is to be sent again.",
                    "Send the same bytes again, and tell whoever runs the gateway."));

    private PlanRuleBook() {}

    public static List<RuleEntry> entries() {
        return ENTRIES;
    }

    private static RuleEntry error(String id, String says, String mend) {
        return new RuleEntry(id, List.of(Level.ERROR), true, Basis.DESIGN, says, "the plan").mendedBy(mend);
    }

    private static RuleEntry warning(String id, String says, String mend) {
        return new RuleEntry(id, List.of(Level.WARNING), true, Basis.DESIGN, says, "the plan").mendedBy(mend);
    }
}
