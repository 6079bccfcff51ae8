package org.tocsin.cellbroadcast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.cap.Alert;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.connector.Outcome.Refused;
import org.tocsin.connector.Preview.Matter;
import org.tocsin.connector.ReasonCode;

/**
 * What of an alert this channel can carry. A block that it cannot carry does not hold back the others: a warning in one
 * language is better than none; but what was left out is reported, and so is what goes out otherwise than it was ordered.
 *
 * @param drafts in the order in which they go out; a primary notification is the first
 */
record Drafting(List<Draft> drafts, List<LeftOut> leftOut, List<Remark> remarks) {
    private static final int EARTHQUAKE = 4352;
    private static final int TSUNAMI = 4353;
    private static final int EARTHQUAKE_AND_TSUNAMI = 4354;

    /** A block that does not go out, or the alert when it has none. */
    record LeftOut(Refused refusal, String path) {}

    /** What of a block goes out otherwise than ordered, as a whole sentence. */
    record Remark(Matter matter, String path, String sentence) {}

    Drafting {
        drafts = List.copyOf(drafts);
        leftOut = List.copyOf(leftOut);
        remarks = List.copyOf(remarks);
    }

    /** At least one of {@code drafts} and {@code leftOut} has an entry. */
    static Drafting of(
            Alert alert,
            Instant now,
            Instant expires,
            CellBroadcastConfig config,
            CellRegistry registry,
            Gazetteer places) {
        List<Block> blocks = new ArrayList<>();
        String base = Block.baseLanguage(alert, config.language());
        for (int i = 0; i < alert.infos().size(); i++) {
            blocks.add(new Block(alert, i, now, expires, config, registry, places, base));
        }
        List<LeftOut> leftOut = new ArrayList<>();
        blocks.forEach(block -> block.refusal().ifPresent(refusal -> leftOut.add(new LeftOut(refusal, block.path()))));
        if (blocks.isEmpty()) {
            Refused refusal = new Refused(ReasonCode.NO_AREA, "The alert has no info block, so neither text nor area.");
            leftOut.add(new LeftOut(refusal, "/alert"));
        }
        List<Block> carried =
                blocks.stream().filter(block -> block.refusal().isEmpty()).toList();
        return new Drafting(
                Stream.concat(
                                primary(blocks, now, config).stream(),
                                carried.stream().map(Block::draft))
                        .toList(),
                leftOut,
                carried.stream().flatMap(block -> block.remarks().stream()).toList());
    }

    /** What the sender should know of it, in one text; empty when all goes out as ordered. */
    String shortcomings() {
        return Stream.concat(
                        leftOut.stream().map(block -> block.refusal().detail()),
                        remarks.stream().map(Remark::sentence))
                .map(sentence -> " " + sentence)
                .collect(Collectors.joining());
    }

    /**
     * One notification at most, for the cells of all blocks that have one: a cell holds a single one at a time. A block whose
     * text cannot be carried has one all the same.
     */
    private static Optional<Draft> primary(List<Block> blocks, Instant now, CellBroadcastConfig config) {
        TreeMap<Integer, Instant> ends = new TreeMap<>();
        SortedSet<Cgi> cells = new TreeSet<>();
        for (Block block : blocks) {
            block.primary().ifPresent(identifier -> {
                ends.merge(identifier, block.expires(), (a, b) -> a.isAfter(b) ? a : b);
                cells.addAll(block.cells());
            });
        }
        if (ends.isEmpty()) {
            return Optional.empty();
        }
        boolean isBoth = ends.containsKey(EARTHQUAKE) && ends.containsKey(TSUNAMI);
        int identifier = isBoth ? EARTHQUAKE_AND_TSUNAMI : ends.firstKey();
        Instant last = now.plus(config.primary().period());
        Instant end = ends.values().stream().max(Instant::compareTo).orElse(last);
        return Optional.of(Draft.primary(
                identifier, config.primary().warningType(identifier), end.isBefore(last) ? end : last, cells));
    }
}
