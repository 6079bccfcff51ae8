package org.tocsin.cellbroadcast;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tocsin.cellbroadcast.cbsp.Cause;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.cbsp.LinkAnswer;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;

/** Puts what happened in the cells into the words of an outcome. */
final class Outcomes {
    private Outcomes() {}

    /** @param broadcasts those of the alert as they stand now */
    static Outcome published(List<Broadcast> broadcasts, Publication publication, String leftOut) {
        Totals totals = Totals.of(broadcasts);
        String progress = totals.accepted() + " of " + totals.planned() + " cells took the message"
                + causes(publication.failed()) + "." + primary(broadcasts, publication) + barred(publication.barred())
                + leftOut;
        if (publication.unanswered().isPresent()) {
            return unreachable(publication.unanswered().get(), progress);
        }
        if (totals.accepted() == 0) {
            return refusedEverywhere(publication.failed(), progress);
        }
        if (!publication.notStopped().isEmpty() || !publication.stillThere().isEmpty()) {
            return new Outcome.Unreachable(
                    ReasonCode.PEER_BUSY,
                    progress + " The superseded message may still be on air in "
                            + (publication.notStopped().size()
                                    + publication.stillThere().size())
                            + " cells" + causes(publication.notStopped()) + "." + stillThere(publication.stillThere()));
        }
        return new Outcome.Accepted(reference(broadcasts), progress, totals.counts());
    }

    private static String primary(List<Broadcast> broadcasts, Publication publication) {
        return broadcasts.stream()
                .filter(Broadcast::isPrimary)
                .map(primary -> " The primary notification " + primary.messageId() + ": "
                        + primary.accepted().size() + " of " + primary.planned().size() + " cells"
                        + causes(publication.primaryFailed())
                        + publication
                                .primaryUnanswered()
                                .map(reason -> "; no answer")
                                .orElse("") + ".")
                .collect(Collectors.joining());
    }

    /** @param broadcasts those of the superseded alerts as they stand now */
    static Outcome cancelled(List<Broadcast> broadcasts, Stopping stopping) {
        Set<Cgi> planned = new TreeSet<>();
        broadcasts.forEach(broadcast -> planned.addAll(broadcast.planned()));
        Set<Cgi> left = new TreeSet<>();
        broadcasts.forEach(broadcast -> left.addAll(broadcast.mayBeOnAir()));
        int stopped = planned.size() - left.size();
        String progress = "Off air in " + stopped + " of " + planned.size() + " cells" + causes(stopping.failed()) + "."
                + stillThere(stopping.stillThere());
        if (stopping.unanswered().isPresent()) {
            return unreachable(stopping.unanswered().get(), progress);
        }
        if (!left.isEmpty()) {
            return refusedEverywhere(stopping.failed(), progress);
        }
        return new Outcome.Accepted(reference(broadcasts), progress, offAir(planned.size(), stopped));
    }

    static Outcome.Refused nothingToCancel() {
        return new Outcome.Refused(ReasonCode.ORIGINAL_NOT_SENT, "Nothing of the cancelled alerts went out here.");
    }

    static String reference(Collection<Broadcast> broadcasts) {
        return broadcasts.stream().map(Broadcast::toString).collect(Collectors.joining(" "));
    }

    private static Map<String, Long> offAir(long planned, long stopped) {
        return Map.of("cells.planned", planned, "cells.accepted", stopped, "cells.failed", planned - stopped);
    }

    private static Outcome unreachable(LinkAnswer.NotAnswered reason, String progress) {
        String detail = reason.detail() + " " + progress;
        return reason.reason() == ReasonCode.REFUSED_BY_PEER
                ? new Outcome.Refused(reason.reason(), detail)
                : new Outcome.Unreachable(reason.reason(), detail);
    }

    private static String barred(Set<Cgi> cells) {
        return cells.isEmpty()
                ? ""
                : " " + cells.size() + " cells are out of operation and get it when the peer has them back.";
    }

    private static String stillThere(Set<Cgi> cells) {
        return cells.isEmpty()
                ? ""
                : " The peer called it stopped in " + cells.size() + " cells where it still has it.";
    }

    /** For good only when every cause that the peer gave is one that time does not heal. */
    private static Outcome refusedEverywhere(Map<Cgi, Cause> causes, String progress) {
        boolean forGood = !causes.isEmpty() && causes.values().stream().noneMatch(Cause::isPassing);
        return forGood
                ? new Outcome.Refused(ReasonCode.REFUSED_BY_PEER, progress)
                : new Outcome.Unreachable(ReasonCode.PEER_BUSY, progress);
    }

    private static String causes(Map<Cgi, Cause> causes) {
        Map<String, Integer> cells = new TreeMap<>();
        causes.values().forEach(cause -> cells.merge(cause.toString(), 1, Integer::sum));
        return cells.entrySet().stream()
                .map(entry -> "; " + entry.getValue() + " with cause " + entry.getKey())
                .collect(Collectors.joining());
    }
}
