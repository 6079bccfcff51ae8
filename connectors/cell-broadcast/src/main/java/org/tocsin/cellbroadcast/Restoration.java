package org.tocsin.cellbroadcast;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cap.AlertKey;
import org.tocsin.cellbroadcast.cbsp.Cause;
import org.tocsin.cellbroadcast.cbsp.CellIdentity;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.connector.Channel;

/**
 * Keeps what is on air in step with what a peer tells of its cells (3GPP TS 48.049 7.6, 7.7). Where they restarted with their
 * data lost everything live is sent again; peers say so at every connect, even when they lost nothing, and cause 13 then
 * tells that the message is still there. Where the data is available the peer is asked first. Runs on the upkeep thread.
 */
final class Restoration {
    private static final Logger log = LoggerFactory.getLogger(Restoration.class);

    private final Channel channel;
    private final CellBroadcastConfig config;
    private final AlertWork work;
    private final LateFacts facts;
    private final BroadcastWatch watch;

    Restoration(Channel channel, CellBroadcastConfig config, AlertWork work, LateFacts facts, BroadcastWatch watch) {
        this.channel = channel;
        this.config = config;
        this.work = work;
        this.facts = facts;
        this.watch = watch;
    }

    void restarted(List<CellIdentity> cells, boolean dataLost) {
        for (AlertKey alert : work.all().keySet()) {
            if (!work.on(alert, Deadline.in(config.requestTimeout()), (key, bench) -> new Pass(
                            key, bench, new HashSet<>(cells), dataLost)
                    .restore())) {
                log.warn("event=cell-broadcast-not-restored alert={} channel={} reason=busy", alert, channel.name());
            }
            watch.soon(alert);
        }
    }

    /** What is on air there is not known until they are back. */
    void lost(List<CellIdentity> cells) {
        for (AlertKey alert : work.all().keySet()) {
            work.on(alert, Deadline.in(config.requestTimeout()), (key, bench) -> {
                int lost = 0;
                for (Broadcast broadcast : bench.record().of(key)) {
                    SortedSet<Cgi> gone = among(broadcast.live(), cells);
                    lost = Math.max(lost, gone.size());
                    if (!gone.isEmpty()) {
                        bench.record().replace(key, broadcast.with(gone, CellState.UNKNOWN));
                    }
                }
                if (lost > 0) {
                    String detail = "The peer has lost " + lost + " cells of the alert.";
                    facts.tell(key, bench.record().of(key), "cells-lost", detail, bench.now(), bench.transcript());
                }
            });
        }
    }

    private static SortedSet<Cgi> among(Set<Cgi> cells, Iterable<CellIdentity> named) {
        TreeSet<Cgi> found = new TreeSet<>();
        for (CellIdentity identity : named) {
            cells.stream().filter(identity::covers).forEach(found::add);
        }
        return found;
    }

    /** One alert after one RESTART. */
    private final class Pass {
        private final AlertKey alert;
        private final AlertWork.Bench bench;
        private final Set<CellIdentity> restarted;
        private final boolean dataLost;
        private boolean sentAgain;

        Pass(AlertKey alert, AlertWork.Bench bench, Set<CellIdentity> restarted, boolean dataLost) {
            this.alert = alert;
            this.bench = bench;
            this.restarted = restarted;
            this.dataLost = dataLost;
        }

        void restore() {
            for (Broadcast broadcast : bench.record().of(alert)) {
                SortedSet<Cgi> live = among(broadcast.live(), restarted);
                // A primary notification was known to phones within seconds; the texts say more by now.
                if (!broadcast.isPrimary() && bench.now().isBefore(broadcast.expires()) && !live.isEmpty()) {
                    restore(broadcast, live);
                }
            }
            writeWhatWaited();
            if (sentAgain) {
                List<Broadcast> now = bench.record().of(alert);
                facts.tell(alert, now, "restored", "The peer restarted.", bench.now(), bench.transcript());
            }
        }

        private void restore(Broadcast broadcast, SortedSet<Cgi> live) {
            Broadcast known = broadcast;
            Set<Cgi> lost = live;
            if (!dataLost && config.traps().statusQueries()) {
                CellResults status = bench.requests().status(broadcast, live);
                lost = status.failedWith(Cause.REFERENCE_NOT_IDENTIFIED);
                // A count from before the cell was lost proves nothing about now.
                known = broadcast.with(status.done(), CellState.ACCEPTED);
            }
            CellResults results = bench.requests().write(known, Optional.empty(), lost);
            Set<Cgi> there = new TreeSet<>(results.failedWith(Cause.REFERENCE_ALREADY_USED));
            there.retainAll(known.cells(state -> state == CellState.UNKNOWN));
            bench.record()
                    .replace(
                            alert,
                            known.with(results.done(), CellState.ACCEPTED)
                                    .failed(results.refused())
                                    .with(there, CellState.ACCEPTED));
            sentAgain |= !results.done().isEmpty() || !results.refused().isEmpty();
            log.info(
                    "event=cell-broadcast-restored alert={} channel={} message={} cells={} sent-again={} refused={} answered={}",
                    alert,
                    channel.name(),
                    broadcast,
                    live.size(),
                    results.done().size(),
                    results.refused().size(),
                    results.unanswered().isEmpty());
        }

        /** Once its delivery has ended nobody else brings the message to cells that were barred. */
        private void writeWhatWaited() {
            boolean waited = bench.record().of(alert).stream()
                    .filter(broadcast -> broadcast.progress().delivered())
                    .filter(broadcast -> bench.now().isBefore(broadcast.expires()))
                    .anyMatch(broadcast -> !among(
                                    broadcast.cells(state -> state == CellState.PLANNED || state == CellState.SENT),
                                    restarted)
                            .isEmpty());
            if (waited) {
                new Publication(alert, bench.record(), bench.requests()).run(bench.now());
                sentAgain = true;
            }
        }
    }
}
