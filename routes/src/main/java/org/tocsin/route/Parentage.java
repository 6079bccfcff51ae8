package org.tocsin.route;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tocsin.cap.Alert;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.Finding;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Reference;
import org.tocsin.cap.check.Report;
import org.tocsin.route.chain.ChainIndex;
import org.tocsin.route.chain.Predecessors;
import org.tocsin.route.plan.Authority;
import org.tocsin.route.plan.UnknownParents.Policy;

/** Whether what an Update or Cancel refers to was accepted here, and what follows when it was not (CAP-09, 10, 11). Pure. */
final class Parentage {
    private static final String PATH = "/alert/references";
    private static final int NAMES_SHOWN = 10;
    private static final int LONGEST_NAME = 300;

    private final Alert alert;
    private final Authority authority;
    private final ChainIndex chain;
    private final Instant now;
    private final Report report;
    private final List<Reference> references;

    private Parentage(Alert alert, Authority authority, ChainIndex chain, Instant now, Report report) {
        this.alert = alert;
        this.authority = authority;
        this.chain = chain;
        this.now = now;
        this.report = report;
        this.references = Predecessors.of(alert);
    }

    /** @param report new; rates the findings as the plan wants them */
    static List<Finding> findings(Alert alert, Authority authority, ChainIndex chain, Instant now, Report report) {
        Parentage parentage = new Parentage(alert, authority, chain, now, report);
        if (!parentage.references.isEmpty()) {
            parentage.check();
        }
        return report.findings();
    }

    /**
     * Until when the message waits for one of those that it refers to; empty when it need not. It never waits longer than
     * it lasts.
     */
    static Optional<Instant> holdUntil(
            Alert alert, Authority authority, ChainIndex chain, Instant acceptedAt, Instant expires) {
        var unknown = authority.remit().unknownParents();
        if (unknown.policy() != Policy.HOLD || !isOrphan(alert, chain) || hasSlip(alert, chain)) {
            return Optional.empty();
        }
        Instant end = acceptedAt.plus(unknown.hold());
        return Optional.of(end.isAfter(expires) ? expires : end);
    }

    /** Whether it refers to something and none of that was accepted here, nor can have been before we remember. */
    static boolean isOrphan(Alert alert, ChainIndex chain) {
        List<Reference> references = Predecessors.of(alert);
        return !references.isEmpty() && references.stream().allMatch(reference -> isUnknown(reference, chain));
    }

    /** Whether it names the sender and identifier of an accepted message with another sent: that one will not come. */
    private static boolean hasSlip(Alert alert, ChainIndex chain) {
        return Predecessors.of(alert).stream()
                .anyMatch(reference -> chain.sentOtherwise(reference).isPresent());
    }

    private static boolean isUnknown(Reference reference, ChainIndex chain) {
        return !chain.knows(reference.key()) && !chain.mayHaveForgotten(reference);
    }

    private void check() {
        List<AlertKey> keys = references.stream().map(Reference::key).toList();
        if (chain.closesCircle(keys, alert.key())) {
            report.error(
                    "CAP-09",
                    PATH,
                    "The message refers to one that refers back to it, so each would take the place of the other. Refer to"
                            + " earlier messages only.");
        }
        List<Reference> unknown = references.stream()
                .filter(reference -> !chain.knows(reference.key()))
                .toList();
        if (isOrphan(alert, chain)) {
            reportOrphan();
        } else if (!unknown.isEmpty()) {
            report.warning(
                    "CAP-10",
                    PATH,
                    "Of the messages that this one refers to, these were not accepted here as far as this gateway remembers: "
                            + names(unknown)
                            + ". Check sender, identifier and sent: a reference ends only what it names"
                            + " exactly.");
        }
        checkListed(keys);
    }

    private void reportOrphan() {
        String fault = "None of the messages that this one refers to was accepted here: " + names(references) + ". ";
        boolean update = alert.msgType() == MsgType.UPDATE;
        boolean slip = hasSlip(alert, chain);
        Policy policy = authority.remit().unknownParents().policy();
        if (policy == Policy.REFUSE || (slip && !update)) {
            // An Update warns all the same. A Cancel with a slip would be accepted, stop nothing, and leave its author
            // at ease.
            report.error(
                    "CAP-10",
                    PATH,
                    fault + "Repeat sender, identifier and sent exactly as that message wrote them"
                            + (update ? ", or send this as an Alert." : "."));
        } else if (policy == Policy.HOLD && !slip) {
            report.warning(
                    "CAP-10",
                    PATH,
                    fault + "It is held until " + holdEnd() + " for one of them to arrive; then "
                            + (update ? "it goes out as a first message." : "it ends without being sent."));
        } else {
            report.warning(
                    "CAP-10",
                    PATH,
                    fault + (update ? "It goes out as a first message" : "Nothing is sent")
                            + ", and none of them would go out after it.");
        }
    }

    private Instant holdEnd() {
        return now.plus(authority.remit().unknownParents().hold()).truncatedTo(ChronoUnit.SECONDS);
    }

    private void checkListed(List<AlertKey> keys) {
        List<Reference> unlisted = chain.unlisted(keys, now);
        if (!unlisted.isEmpty()) {
            report.warning(
                    "CAP-11",
                    PATH,
                    "These messages of the same chain have not expired and are not referred to: " + names(unlisted)
                            + ". Add them to references, so that whoever shows one of them takes it down.");
        }
    }

    private String names(List<Reference> references) {
        String shown = references.stream().limit(NAMES_SHOWN).map(this::name).collect(Collectors.joining(" "));
        int more = references.size() - NAMES_SHOWN;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    private String name(Reference reference) {
        return Outlying.shortened(reference.toString(), LONGEST_NAME)
                + chain.sentOtherwise(reference)
                        .map(known -> " (accepted with sent " + known.sent() + ")")
                        .orElse("");
    }
}
