package org.tocsin.broadcast;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.tocsin.cap.Info;
import org.tocsin.connector.Action;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.ReasonCode;

/** Decides what a station is to air of a delivery, or why nothing. Only reads the records of earlier jobs. */
final class Composer {
    private final Blocks blocks;
    private final MessageWriter writer;
    private final JobRecords records;

    Composer(BroadcastMediaConfig config, JobRecords records) {
        this.blocks = new Blocks(config.languages());
        this.writer = new MessageWriter(config);
        this.records = records;
    }

    /** @throws org.tocsin.connector.StateStore.Unavailable for a Cancel, when nobody can tell what it ends */
    Composed compose(Delivery delivery, Instant now) {
        Composed composed = delivery.action() == Action.CANCEL ? cancel(delivery) : alert(delivery, now);
        return composed instanceof Composed.Ready ready && !isEncodable(ready.message())
                ? Composed.nothing(ReasonCode.NOT_ENCODABLE, "Its text is not valid Unicode.")
                : composed;
    }

    private Composed alert(Delivery delivery, Instant now) {
        List<Info> unexpired = Blocks.unexpired(delivery.alert().infos(), now);
        List<Info> chosen = blocks.choose(unexpired);
        if (unexpired.isEmpty() && !delivery.alert().infos().isEmpty()) {
            return Composed.nothing(ReasonCode.EXPIRED, "All its info blocks have expired.");
        }
        if (!Blocks.haveArea(chosen)) {
            return Composed.nothing(ReasonCode.NO_AREA, "It has no area that can be located.");
        }
        return new Composed.Ready(writer.alert(delivery, chosen, now));
    }

    private Composed cancel(Delivery delivery) {
        List<Info> chosen = blocks.choose(delivery.alert().infos());
        Map<String, String> original = JobDesk.superseded(delivery).stream()
                .flatMap(job -> records.find(job).stream())
                .map(JobRecord::subjects)
                .filter(subjects -> !subjects.isEmpty())
                .findFirst()
                .orElse(Map.of());
        if (chosen.isEmpty() && original.isEmpty()) {
            return Composed.nothing(
                    ReasonCode.ORIGINAL_NOT_SENT,
                    "It does not say what it cancels, and this station had nothing of it.");
        }
        return new Composed.Ready(writer.cancel(delivery, chosen, original));
    }

    private static boolean isEncodable(Message message) {
        return message.announcements().stream()
                .allMatch(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text.text()));
    }
}
