package org.tocsin.sms.operator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Area;
import org.tocsin.cap.Info;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.sms.MessageTemplate;
import org.tocsin.sms.TextFit;
import org.tocsin.sms.operator.JobOrder.AlertName;
import org.tocsin.sms.operator.JobOrder.Text;
import org.tocsin.sms.operator.JobOrder.Zone;
import org.tocsin.sms.text.Alphabet;
import org.tocsin.sms.text.Encoding;
import org.tocsin.sms.text.ShortMessage;

/** Composes jobs, with the texts that the SMPP transport sends too. Pure: sends, keeps and logs nothing. */
final class Drafting {
    private final OperatorJobConfig config;
    private final Gazetteer gazetteer;

    Drafting(OperatorJobConfig config, Gazetteer gazetteer) {
        this.config = config;
        this.gazetteer = gazetteer;
    }

    /**
     * The job of an ALERT or UPDATE.
     *
     * @param replaces the keys of the jobs that it replaces
     */
    Draft draft(Delivery delivery, List<String> replaces) {
        Map<Shapes, List<Draft.Block>> ground = new LinkedHashMap<>();
        List<Draft.Block> blocks = new ArrayList<>();
        List<Info> unlocated = new ArrayList<>();
        for (Info info : delivery.alert().infos()) {
            Optional<Shapes> shapes = Shapes.of(areas(delivery.alert(), info), gazetteer);
            if (shapes.isEmpty()) {
                unlocated.add(info);
                continue;
            }
            Draft.Block block = new Draft.Block(
                    info,
                    TextFit.of(config.encoder(), MessageTemplate.texts(delivery.alert(), info, delivery.action())));
            blocks.add(block);
            ground.computeIfAbsent(shapes.get(), any -> new ArrayList<>()).add(block);
        }
        Optional<Outcome.Refused> refusal = refusal(ground);
        if (refusal.isPresent()) {
            return Draft.refused(refusal.get(), blocks, unlocated);
        }
        List<Zone> zones = ground.entrySet().stream()
                .map(entry -> zone(entry.getKey(), entry.getValue()))
                .toList();
        return Draft.of(order(delivery, replaces, zones, List.of()), said(blocks), blocks, unlocated);
    }

    /**
     * The job of a CANCEL: no ground of its own, for it goes to those whom the originals may have reached.
     *
     * @param said what they were told, the nearest first
     */
    Draft cancellation(Delivery delivery, List<String> replaces, List<Said> said) {
        Map<String, String> headlines = new LinkedHashMap<>();
        said.forEach(one -> headlines.putIfAbsent(one.language(), one.headline()));
        List<Text> texts = new ArrayList<>();
        for (Map.Entry<String, String> headline : headlines.entrySet()) {
            String text = MessageTemplate.cancellation(delivery.alert(), headline.getKey(), headline.getValue());
            TextFit fit = TextFit.of(config.encoder(), List.of(text));
            if (fit.text().isEmpty()) {
                return Draft.refused(refusal(headline.getKey(), fit), List.of(), List.of());
            }
            texts.add(text(headline.getKey(), fit));
        }
        List<Said> kept = headlines.entrySet().stream()
                .map(entry -> new Said(entry.getKey(), entry.getValue()))
                .toList();
        return Draft.of(order(delivery, replaces, List.of(), texts), kept, List.of(), List.of());
    }

    // A block without an area is a translation of the others and reaches no further than they do.
    private static List<Area> areas(Alert alert, Info info) {
        return info.areas().isEmpty()
                ? alert.infos().stream().flatMap(any -> any.areas().stream()).toList()
                : info.areas();
    }

    // Nobody is passed over in silence: ground on which no text fits refuses the whole.
    private static Optional<Outcome.Refused> refusal(Map<Shapes, List<Draft.Block>> ground) {
        if (ground.isEmpty()) {
            return Optional.of(new Outcome.Refused(ReasonCode.NO_AREA, "None of the alert's areas can be located."));
        }
        return ground.values().stream()
                .filter(blocks ->
                        blocks.stream().allMatch(block -> block.fit().text().isEmpty()))
                .map(blocks -> blocks.get(0))
                .map(block -> refusal(block.info().language(), block.fit()))
                .findFirst();
    }

    private static Outcome.Refused refusal(String language, TextFit fit) {
        return new Outcome.Refused(fit.reason(), "Language " + language + ": " + fit.detail());
    }

    private Zone zone(Shapes shapes, List<Draft.Block> blocks) {
        Map<String, Text> texts = new LinkedHashMap<>();
        for (Draft.Block block : blocks) {
            if (block.fit().text().isPresent()) {
                String language = block.info().language();
                texts.putIfAbsent(language.toLowerCase(Locale.ROOT), text(language, block.fit()));
            }
        }
        return new Zone(shapes.polygons(), shapes.circles(), List.copyOf(texts.values()));
    }

    private Text text(String language, TextFit fit) {
        if (!(config.encoder().encode(fit.text().orElseThrow()) instanceof Encoding.Encoded encoded)) {
            throw new IllegalStateException("a text that fits can be encoded");
        }
        ShortMessage message = encoded.message();
        return new Text(
                language, message.text(), message.parts(), message.alphabet() == Alphabet.GSM_7 ? "gsm-7" : "ucs-2");
    }

    private static List<Said> said(List<Draft.Block> blocks) {
        Map<String, String> headlines = new LinkedHashMap<>();
        blocks.stream()
                .filter(block -> block.fit().text().isPresent())
                .forEach(block ->
                        headlines.putIfAbsent(block.info().language(), MessageTemplate.headline(block.info())));
        return headlines.entrySet().stream()
                .map(entry -> new Said(entry.getKey(), entry.getValue()))
                .toList();
    }

    private JobOrder order(Delivery delivery, List<String> replaces, List<Zone> zones, List<Text> texts) {
        Alert alert = delivery.alert();
        List<Text> all = zones.isEmpty() ? texts : zones.get(0).texts();
        return new JobOrder(
                new AlertName(alert.sender(), alert.identifier(), alert.sent().text()),
                delivery.action().name().toLowerCase(Locale.ROOT),
                delivery.channel().mode().name().toLowerCase(Locale.ROOT),
                delivery.expires().toString(),
                !zones.isEmpty() && config.lateEntrants(),
                config.defaultLanguage().orElseGet(() -> all.get(0).language()),
                replaces,
                zones,
                texts);
    }
}
