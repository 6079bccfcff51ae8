package org.tocsin.sms.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Info;
import org.tocsin.cap.check.Subject;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Preview;
import org.tocsin.connector.Preview.Matter;
import org.tocsin.connector.Preview.Shortfall;
import org.tocsin.connector.Preview.Text;
import org.tocsin.sms.TextReport;
import org.tocsin.sms.text.Encoding;

/** A draft in the words of a preview. Pure. */
final class DraftPreview {
    private final OperatorJobConfig config;

    DraftPreview(OperatorJobConfig config) {
        this.config = config;
    }

    Preview preview(Delivery delivery, Draft draft, Instant now) {
        List<Shortfall> shortfalls = shortfalls(delivery.alert(), draft);
        if (draft.refusal().isPresent()) {
            return Preview.refused(draft.refusal().get(), shortfalls);
        }
        JobOrder order = draft.order().orElseThrow();
        List<Text> texts = Stream.concat(
                        order.zones().stream().flatMap(zone -> zone.texts().stream()), order.texts().stream())
                .distinct()
                .map(text -> new Text("SMS", text.language(), text.text(), measure(text)))
                .toList();
        return Preview.sent(texts, facts(delivery, order, now), shortfalls);
    }

    private String measure(JobOrder.Text text) {
        return config.encoder().encode(text.text()) instanceof Encoding.Encoded encoded
                ? TextReport.measure(encoded.message())
                : "";
    }

    private static Map<String, String> facts(Delivery delivery, JobOrder order, Instant now) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("recipients", "known to the operator alone");
        facts.put("mode", order.mode());
        if (order.zones().isEmpty()) {
            facts.put("area", "where the originals went");
        } else {
            facts.put(
                    "polygons",
                    Integer.toString(order.zones().stream()
                            .mapToInt(zone -> zone.polygons().size())
                            .sum()));
            facts.put(
                    "circles",
                    Integer.toString(order.zones().stream()
                            .mapToInt(zone -> zone.circles().size())
                            .sum()));
            facts.put("late entrants", order.lateEntrants() ? "yes" : "no");
        }
        facts.put("replaces", Integer.toString(order.replaces().size()));
        facts.put("validity", Duration.between(now, delivery.expires()).toSeconds() + " s");
        return facts;
    }

    private List<Shortfall> shortfalls(Alert alert, Draft draft) {
        List<Shortfall> shortfalls = new ArrayList<>();
        for (Draft.Block block : draft.blocks()) {
            TextReport.shortfalls(config.encoder(), block.info(), block.fit())
                    .forEach(message -> shortfalls.add(new Shortfall(Matter.TEXT, path(alert, block.info()), message)));
        }
        for (Info info : draft.unlocated()) {
            shortfalls.add(new Shortfall(
                    Matter.REACH,
                    path(alert, info),
                    "Block in " + info.language()
                            + ": its area cannot be located, so nobody gets it. Draw a polygon."));
        }
        return shortfalls;
    }

    private static String path(Alert alert, Info info) {
        return Subject.infoPath(alert.infos().indexOf(info));
    }
}
