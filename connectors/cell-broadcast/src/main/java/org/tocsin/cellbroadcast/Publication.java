package org.tocsin.cellbroadcast;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tocsin.cap.AlertKey;
import org.tocsin.cellbroadcast.cbsp.Cause;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.cbsp.LinkAnswer;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.connector.ReasonCode;

/**
 * Puts the planned broadcasts of an alert on air: in place of the superseded ones where those may be on air, anew
 * elsewhere, and takes the superseded ones off air where they no longer belong. Repeating it is harmless.
 */
final class Publication {
    private static final double SHARE_OF_PRIMARY = 0.3;

    private final AlertKey alert;
    private final ChainRecord record;
    private final CellRequests requests;
    private final Continuation continuation;
    private final Stopping stopping;
    private final Map<Cgi, Cause> failed = new TreeMap<>();
    private final Map<Cgi, Cause> primaryFailed = new TreeMap<>();
    private final Set<Cgi> barred = new TreeSet<>();
    private Optional<LinkAnswer.NotAnswered> unanswered = Optional.empty();
    private Optional<LinkAnswer.NotAnswered> primaryUnanswered = Optional.empty();

    Publication(AlertKey alert, ChainRecord record, CellRequests requests) {
        this.alert = alert;
        this.record = record;
        this.requests = requests;
        this.stopping = new Stopping(record, requests);
        this.continuation = new Continuation(alert, record, stopping);
    }

    void run(Instant now) {
        for (Broadcast broadcast : record.of(alert)) {
            if (unanswered().isEmpty() && now.isBefore(broadcast.expires())) {
                Broadcast next = continuation.takeOver(broadcast, now);
                if (next.isPrimary()) {
                    announce(next, now);
                } else {
                    publish(next, requests, now);
                }
            }
        }
        // Only after the writes: between a KILL and a lost connection nobody would be warned at all.
        if (unanswered().isEmpty()) {
            Set<Cgi> spared = refusedEverything();
            record.forEachOther(
                    alert, (key, broadcast) -> stopping.stop(key, broadcast, spared(broadcast, spared), now));
        }
    }

    Map<Cgi, Cause> failed() {
        return failed;
    }

    /** Where the primary notification was refused. */
    Map<Cgi, Cause> primaryFailed() {
        return primaryFailed;
    }

    /** Why the primary notification got no answer, though the texts went on. */
    Optional<LinkAnswer.NotAnswered> primaryUnanswered() {
        return primaryUnanswered;
    }

    /** Where nothing was written, because the peer has lost the cells. */
    Set<Cgi> barred() {
        return barred;
    }

    Map<Cgi, Cause> notStopped() {
        return stopping.failed();
    }

    Set<Cgi> stillThere() {
        return stopping.stillThere();
    }

    Optional<LinkAnswer.NotAnswered> unanswered() {
        return unanswered.or(stopping::unanswered);
    }

    /**
     * The primary notification goes ahead of the texts and must never hold them up: controllers that know none leave it
     * unanswered (3GPP TS 48.049 8.1.3.1).
     */
    private void announce(Broadcast primary, Instant now) {
        publish(primary, requests.within(SHARE_OF_PRIMARY), now);
        if (unanswered
                .map(LinkAnswer.NotAnswered::reason)
                .filter(ReasonCode.TIMEOUT::equals)
                .isPresent()) {
            primaryUnanswered = unanswered;
            unanswered = Optional.empty();
        }
    }

    private void publish(Broadcast broadcast, CellRequests within, Instant now) {
        SortedSet<Cgi> anew = broadcast.outstanding();
        barred.addAll(requests.barred(anew));
        anew.removeAll(barred);
        SortedSet<Cgi> inPlace = new TreeSet<>(anew);
        inPlace.retainAll(whereReplacedMayBeOnAir(broadcast));
        anew.removeAll(inPlace);

        Broadcast written = broadcast;
        if (!inPlace.isEmpty() && unanswered().isEmpty()) {
            CellResults results = within.write(written, written.replaces(), inPlace);
            // The peer lost the old message, or its last broadcast is over: nothing to replace there.
            Set<Cgi> nothingThere = results.failedWith(Cause.REFERENCE_NOT_IDENTIFIED);
            // A peer that says "already used" has the new message, but may have got the old one back since: after a
            // restart
            // it is sent again when an attempt before was lost with its answer. The KILL below settles that.
            Set<Cgi> noLongerOld = new TreeSet<>(results.done());
            noLongerOld.addAll(nothingThere);
            markReplaced(written, noLongerOld, results.counts(), now);
            written = accounted(written, results, nothingThere, inPlace, now);
            anew.addAll(nothingThere);
        }
        if (unanswered().isEmpty()) {
            accounted(written, within.write(written, Optional.empty(), anew), Set.of(), anew, now);
        }
    }

    private Broadcast accounted(
            Broadcast broadcast, CellResults results, Set<Cgi> triedAgain, Collection<Cgi> requested, Instant now) {
        Set<Cgi> accepted = new TreeSet<>(results.done());
        // Our own number is there already: an earlier attempt had its effect.
        accepted.addAll(results.failedWith(Cause.REFERENCE_ALREADY_USED));
        Map<Cgi, Cause> refused = new TreeMap<>(results.failed());
        refused.keySet().removeAll(accepted);
        refused.keySet().removeAll(triedAgain);
        (broadcast.isPrimary() ? primaryFailed : failed).putAll(refused);
        unanswered = results.unanswered();
        Broadcast after = broadcast.with(accepted, CellState.ACCEPTED).failed(refused);
        if (results.unanswered().map(reason -> reason.reason().mayHaveEffect()).orElse(false)) {
            Set<Cgi> inDoubt = new TreeSet<>(requested);
            inDoubt.removeAll(results.done());
            inDoubt.removeAll(results.failed().keySet());
            after = after.with(inDoubt, CellState.SENT);
        }
        if (!accepted.isEmpty()) {
            after = after.with(after.progress().acceptedAt(now));
        }
        record.replace(alert, after);
        return after;
    }

    private Set<Cgi> whereReplacedMayBeOnAir(Broadcast broadcast) {
        Set<Cgi> cells = new TreeSet<>();
        record.ofOthers(alert).stream()
                .filter(old -> isReplacedBy(old, broadcast))
                .forEach(old -> cells.addAll(old.mayBeOnAir()));
        return cells;
    }

    private void markReplaced(Broadcast broadcast, Collection<Cgi> cells, Map<Cgi, Integer> counts, Instant now) {
        record.forEachOther(alert, (key, old) -> {
            if (isReplacedBy(old, broadcast)) {
                Set<Cgi> ofOld = new TreeSet<>(cells);
                ofOld.retainAll(old.planned());
                record.replace(key, old.counted(counts, now).with(ofOld, CellState.STOPPED));
            }
        });
    }

    /** A cell that took none of the new messages keeps the old one: better an old warning than none. */
    private Set<Cgi> refusedEverything() {
        Set<Cgi> cells = new TreeSet<>();
        List<Broadcast> texts = record.of(alert).stream()
                .filter(broadcast -> !broadcast.isPrimary())
                .toList();
        texts.forEach(broadcast -> cells.addAll(broadcast.planned()));
        texts.forEach(broadcast -> cells.removeAll(broadcast.accepted()));
        return cells;
    }

    /** Where the peer would take the new message off air if the old one were killed, the old one needs no KILL either. */
    private Set<Cgi> spared(Broadcast old, Set<Cgi> refusedEverything) {
        Set<Cgi> spared = new TreeSet<>(refusedEverything);
        record.of(alert).stream()
                .filter(broadcast -> requests.isSameForPeer(old, broadcast))
                .forEach(broadcast -> spared.addAll(broadcast.live()));
        return spared;
    }

    private static boolean isReplacedBy(Broadcast old, Broadcast broadcast) {
        Optional<SerialNumber> replaced = broadcast.replaces();
        return old.messageId() == broadcast.messageId()
                && replaced.map(old.serial()::equals).orElse(false);
    }
}
