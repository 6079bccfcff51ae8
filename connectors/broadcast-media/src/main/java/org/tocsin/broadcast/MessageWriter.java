package org.tocsin.broadcast;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.broadcast.same.SameDecision;
import org.tocsin.broadcast.same.SameHeader;
import org.tocsin.broadcast.same.SameMapping;
import org.tocsin.broadcast.text.AnnouncementWriter;
import org.tocsin.cap.Info;
import org.tocsin.connector.Action;
import org.tocsin.connector.Delivery;

/** Decides header and texts of a delivery. Pure. */
final class MessageWriter {
    private final Optional<SameMapping> same;
    private final AnnouncementWriter announcements;

    MessageWriter(BroadcastMediaConfig config) {
        this.same = config.same().map(SameMapping::new);
        this.announcements = new AnnouncementWriter(config.easText());
    }

    /** @param blocks at least one, the primary language first */
    Message alert(Delivery delivery, List<Info> blocks, Instant now) {
        SameDecision decision = decide(delivery, blocks.get(0), now);
        Optional<SameHeader> header = decision.header();
        return new Message(
                header.map(SameHeader::text),
                decision.remarks(),
                announcements.alert(delivery.alert(), blocks, delivery.action() == Action.UPDATE, header),
                subjects(blocks));
    }

    /**
     * Says that it is over: text and voice, never a tone (ECIG: a Cancel never airs as SAME).
     *
     * @param original what the original was about, by language, when it is known here
     */
    Message cancel(Delivery delivery, List<Info> blocks, Map<String, String> original) {
        return new Message(
                Optional.empty(),
                List.of("A Cancel never goes out as SAME."),
                announcements.cancel(delivery.alert(), blocks, original),
                blocks.isEmpty() ? original : subjects(blocks));
    }

    private SameDecision decide(Delivery delivery, Info primary, Instant now) {
        return same.map(mapping -> mapping.decide(delivery.alert(), primary, delivery.expires(), now))
                .orElseGet(() -> new SameDecision.None("SAME is off for this station."));
    }

    private static Map<String, String> subjects(List<Info> blocks) {
        Map<String, String> subjects = new LinkedHashMap<>();
        blocks.forEach(info -> subjects.put(info.language(), AnnouncementWriter.subject(info)));
        return subjects;
    }
}
