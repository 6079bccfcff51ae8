package org.tocsin.cellbroadcast;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tocsin.cellbroadcast.cbsp.Cause;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;

/**
 * The cells of an alert, counted once each by how far the furthest of its messages came there. Pure.
 *
 * @param onAir where a count of at least 1 was seen, whatever came after
 * @param byCause of the failed cells
 * @param firstOnAir when the first such count was seen
 */
record Totals(
        long planned,
        long accepted,
        long onAir,
        long finished,
        long stopped,
        long failed,
        long unknown,
        Map<Cause, Long> byCause,
        Optional<Instant> firstOnAir) {
    /** The furthest last. */
    private static final List<CellState> ORDER = List.of(
            CellState.STOPPED,
            CellState.FAILED,
            CellState.PLANNED,
            CellState.SENT,
            CellState.UNKNOWN,
            CellState.ACCEPTED,
            CellState.FINISHED,
            CellState.ON_AIR);

    private static final Comparator<Standing> FURTHEST =
            Comparator.comparingInt((Standing standing) -> ORDER.indexOf(standing.state()));

    /**
     * Of the texts: peers take a primary notification for cells that can send no text at all, so it says nothing about those.
     * Only where it goes out alone it is counted itself.
     */
    static Totals of(Collection<Broadcast> broadcasts) {
        List<Broadcast> texts =
                broadcasts.stream().filter(broadcast -> !broadcast.isPrimary()).toList();
        return counted(texts.isEmpty() ? broadcasts : texts);
    }

    private static Totals counted(Collection<Broadcast> broadcasts) {
        Map<Cgi, Standing> cells = new TreeMap<>();
        for (Broadcast broadcast : broadcasts) {
            broadcast.standings().forEach((cell, standing) -> cells.merge(cell, standing, Totals::further));
        }
        Map<Cause, Long> byCause = new TreeMap<>(Comparator.comparingInt(Cause::code));
        cells.values().forEach(standing -> standing.cause().ifPresent(cause -> byCause.merge(cause, 1L, Long::sum)));
        return new Totals(
                cells.size(),
                cells.values().stream()
                        .filter(standing -> standing.state().isTaken())
                        .count(),
                cells.values().stream().filter(Standing::wasOnAir).count(),
                count(cells, CellState.FINISHED),
                count(cells, CellState.STOPPED),
                count(cells, CellState.FAILED),
                count(cells, CellState.UNKNOWN),
                byCause,
                broadcasts.stream()
                        .flatMap(broadcast -> broadcast.progress().firstOnAir().stream())
                        .min(Comparator.naturalOrder()));
    }

    /** Under the names that receipts use. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        counts.put("cells.planned", planned);
        counts.put("cells.accepted", accepted);
        counts.put("cells.on-air", onAir);
        counts.put("cells.finished", finished);
        counts.put("cells.stopped", stopped);
        counts.put("cells.failed", failed);
        counts.put("cells.unknown", unknown);
        byCause.forEach((cause, cells) -> counts.put("cells.failed.cause-" + cause.code(), cells));
        firstOnAir.ifPresent(at -> counts.put("on-air.first-epoch-seconds", at.getEpochSecond()));
        return counts;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder()
                .append(accepted)
                .append(" of ")
                .append(planned)
                .append(" cells took the message, on air in ")
                .append(onAir);
        byCause.forEach((cause, cells) ->
                text.append("; ").append(cells).append(" with cause ").append(cause));
        if (unknown > 0) {
            text.append("; not known in ").append(unknown);
        }
        firstOnAir.ifPresent(at -> text.append("; first seen on air at ").append(at.truncatedTo(ChronoUnit.SECONDS)));
        return text.append('.').toString();
    }

    private static Standing further(Standing a, Standing b) {
        Standing furthest = FURTHEST.compare(a, b) >= 0 ? a : b;
        return new Standing(furthest.state(), Math.max(a.count(), b.count()), furthest.cause());
    }

    private static long count(Map<Cgi, Standing> cells, CellState state) {
        return cells.values().stream()
                .filter(standing -> standing.state() == state)
                .count();
    }
}
