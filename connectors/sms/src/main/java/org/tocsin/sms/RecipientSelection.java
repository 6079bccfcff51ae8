package org.tocsin.sms;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Area;
import org.tocsin.cap.Info;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.sms.recipient.RecipientTable;

/**
 * Chooses who is sent what for an ALERT or UPDATE: everybody inside the area of a block is sent the block in his language
 * among those whose area he is in. No area, or nobody in it, is a refusal. Those with a flag come first, and then those
 * nearest to the middle of the area.
 */
final class RecipientSelection {
    private static final Logger LOG = LoggerFactory.getLogger(RecipientSelection.class);

    private record Block(Info info, Reach reach, TextFit fit, Section section) {

        static Block of(Info info, Reach reach, TextFit fit) {
            String text = fit.text().orElse("");
            return new Block(info, reach, fit, new Section(info.language(), MessageTemplate.headline(info), text));
        }
    }

    /** All recipients in the same blocks and of the same language get the same. */
    private record Choice(BitSet around, int language) {}

    private static final BitSet NOBODY = new BitSet();

    /** How the text of one located block fits. */
    record BlockFit(Info info, TextFit fit) {}

    /** Who is sent what, and how the text of each located block fits. */
    record Composition(Selected selected, List<BlockFit> blocks) {
        Composition {
            blocks = List.copyOf(blocks);
        }
    }

    private final SmsConfig config;
    private final Gazetteer gazetteer;

    RecipientSelection(SmsConfig config, Gazetteer gazetteer) {
        this.config = config;
        this.gazetteer = gazetteer;
    }

    Selected select(Delivery delivery) {
        Composition composition = compose(delivery);
        for (BlockFit block : composition.blocks()) {
            if (block.fit.text().isEmpty()) {
                LOG.warn(
                        "event=sms.text-does-not-fit alert={} channel={} language={} reason={}",
                        delivery.key().alert(),
                        delivery.key().channel(),
                        block.info.language(),
                        block.fit.reason());
            }
        }
        return composition.selected();
    }

    /** Pure: sends, keeps and logs nothing. */
    Composition compose(Delivery delivery) {
        RecipientTable table = config.recipients().table();
        List<Block> blocks = blocks(delivery, table);
        Selected selected = blocks.isEmpty()
                ? refused(ReasonCode.NO_AREA, "None of the alert's areas can be located.")
                : choose(table, blocks);
        return new Composition(
                selected,
                blocks.stream()
                        .map(block -> new BlockFit(block.info, block.fit))
                        .toList());
    }

    private Selected choose(RecipientTable table, List<Block> blocks) {
        List<Block> fitting =
                blocks.stream().filter(b -> b.fit.text().isPresent()).toList();
        SnapshotBuilder builder = new SnapshotBuilder(config);
        Map<Choice, Optional<Section>> sections = new HashMap<>();
        for (int ordinal = 0; ordinal < table.size(); ordinal++) {
            if (!table.isReachable(ordinal)) {
                continue;
            }
            BitSet around = around(fitting, ordinal);
            if (!around.isEmpty()) {
                Choice choice = new Choice(around, table.languageIndex(ordinal));
                String language = table.language(ordinal);
                int one = ordinal;
                sections.computeIfAbsent(choice, c -> section(fitting, around, language))
                        .ifPresent(section -> builder.add(one, section, turn(table, fitting, around, one)));
            } else if (fitting.size() < blocks.size()
                    && !around(blocks, ordinal).isEmpty()) {
                return unfit(blocks);
            }
        }
        return builder.isEmpty()
                ? refused(ReasonCode.NOBODY_IN_AREA, "No recipient of the registry is in the area.")
                : new Selected.Chosen(builder.snapshot());
    }

    private static long turn(RecipientTable table, List<Block> blocks, BitSet around, int ordinal) {
        int nearest = Integer.MAX_VALUE;
        for (int block = around.nextSetBit(0); block >= 0; block = around.nextSetBit(block + 1)) {
            nearest = Math.min(nearest, blocks.get(block).reach.distance(ordinal));
        }
        return SnapshotBuilder.turn(table.isFlagged(ordinal), nearest);
    }

    private static Optional<Section> section(List<Block> blocks, BitSet around, String language) {
        List<Block> own = around.stream().mapToObj(blocks::get).toList();
        List<Info> infos = own.stream().map(Block::info).toList();
        return Language.choose(language, infos).map(info -> own.get(infos.indexOf(info)).section);
    }

    private static BitSet around(List<Block> blocks, int ordinal) {
        BitSet around = NOBODY;
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).reach.contains(ordinal)) {
                // Most recipients are in no block: these cost no object.
                around = around.isEmpty() ? new BitSet() : around;
                around.set(i);
            }
        }
        return around;
    }

    // Nobody is passed over in silence: if a block's text is the only one for somebody, the delivery is refused.
    private static Selected unfit(List<Block> blocks) {
        Block block =
                blocks.stream().filter(b -> b.fit.text().isEmpty()).findFirst().orElseThrow();
        return refused(block.fit.reason(), "Language " + block.info.language() + ": " + block.fit.detail());
    }

    private List<Block> blocks(Delivery delivery, RecipientTable table) {
        Alert alert = delivery.alert();
        List<Area> everyArea =
                alert.infos().stream().flatMap(info -> info.areas().stream()).toList();
        Map<List<Area>, Optional<Reach>> reaches = new HashMap<>();
        List<Block> blocks = new ArrayList<>();
        for (Info info : alert.infos()) {
            // A block without an area is a translation of the others and reaches no further than they do.
            List<Area> own = info.areas().isEmpty() ? everyArea : info.areas();
            reaches.computeIfAbsent(
                            own,
                            area -> Reach.of(
                                    table, area, gazetteer, config.registry().leastShare()))
                    .ifPresent(reach -> blocks.add(Block.of(
                            info,
                            reach,
                            TextFit.of(config.encoder(), MessageTemplate.texts(alert, info, delivery.action())))));
        }
        return blocks;
    }

    private static Selected refused(ReasonCode code, String detail) {
        return new Selected.Nobody(new Outcome.Refused(code, detail));
    }
}
