package org.tocsin.cellbroadcast.cbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Area;
import org.tocsin.cap.CapTime;
import org.tocsin.cap.Info;
import org.tocsin.cap.check.Subject;
import org.tocsin.cap.sign.SigningRefused;
import org.tocsin.cellbroadcast.AlertText;
import org.tocsin.cellbroadcast.Octets;
import org.tocsin.cellbroadcast.page.Paging;
import org.tocsin.connector.Action;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Outcome.Refused;
import org.tocsin.connector.Preview;
import org.tocsin.connector.ReasonCode;

/**
 * IBAG 1.0: one message for each info block, with a number of its own; an Update or Cancel names the number of the message
 * that it replaces or stops. A block that cannot be carried does not hold back the others.
 */
final class IbagBodies implements Bodies {
    private static final String TYPE = "application/xml";

    private final BodySigner signer;
    private final String sender;
    private final IbagSettings settings;

    IbagBodies(BodySigner signer, String sender, IbagSettings settings) {
        this.signer = signer;
        this.sender = sender;
        this.settings = settings;
    }

    @Override
    public Optional<Refused> refusal(Alert alert, Instant now) {
        if (alert.infos().isEmpty()) {
            return Optional.of(
                    new Refused(ReasonCode.NO_AREA, "The alert has no info block, so neither text nor area."));
        }
        List<Optional<Refused>> refusals =
                alert.infos().stream().map(info -> refusal(alert, info, now)).toList();
        return refusals.stream().allMatch(Optional::isPresent) ? refusals.get(0) : Optional.empty();
    }

    @Override
    public List<Handover> plan(Delivery delivery, List<HandoverRecord> earlier, LongSupplier numbers, Instant now) {
        List<Open> open = new ArrayList<>();
        earlier.forEach(record -> record.handovers().stream()
                .filter(handover -> handover.type() != Handover.Type.CANCEL)
                .filter(handover -> handover.state() != Handover.State.OVER)
                .forEach(handover -> open.add(new Open(record.identifier(), handover))));
        List<Handover> planned = new ArrayList<>();
        Alert alert = delivery.alert();
        for (int i = 0; i < alert.infos().size() && delivery.action() != Action.CANCEL; i++) {
            Info info = alert.infos().get(i);
            if (refusal(alert, info, now).isEmpty()) {
                Optional<Open> replaced = open.stream()
                        .filter(old -> old.handover().language().equals(info.language()))
                        .findFirst();
                replaced.ifPresent(open::remove);
                planned.add(handover(replaced, i, info.language(), numbers, now));
            }
        }
        // What nothing takes the place of is stopped: after the new messages, so that nobody is left without any.
        open.forEach(old -> planned.add(new Handover(
                Handover.Type.CANCEL,
                -1,
                old.handover().language(),
                numbers.getAsLong(),
                old.handover().number(),
                old.identifier(),
                now,
                Handover.State.PLANNED)));
        return planned;
    }

    /** A message of a superseded alert that may be on air. */
    private record Open(String identifier, Handover handover) {}

    private static Handover handover(
            Optional<Open> replaced, int block, String language, LongSupplier numbers, Instant now) {
        return new Handover(
                replaced.isPresent() ? Handover.Type.UPDATE : Handover.Type.ALERT,
                block,
                language,
                numbers.getAsLong(),
                replaced.map(old -> old.handover().number()).orElse(-1L),
                replaced.map(Open::identifier).orElse(""),
                now,
                Handover.State.PLANNED);
    }

    @Override
    public String identifier(Delivery delivery) {
        return settings.naming() == IbagSettings.Naming.ALERT_KEY
                ? delivery.message().key().value()
                : delivery.alert().identifier();
    }

    @Override
    public Body body(Delivery delivery, Handover handover) throws SigningRefused {
        Alert alert = delivery.alert();
        IbagText xml = new IbagText()
                .text("IBAG_sending_gateway_id", sender)
                .text("IBAG_message_number", IbagText.number(handover.number()));
        if (handover.earlier() >= 0) {
            xml.text("IBAG_referenced_message_number", IbagText.number(handover.earlier()))
                    .text("IBAG_referenced_message_cap_identifier", handover.earlierIdentifier());
        }
        xml.text("IBAG_sender", sender)
                .text("IBAG_sent_date_time", IbagText.time(handover.made()))
                .text("IBAG_status", alert.status().text())
                .text("IBAG_message_type", handover.type().text());
        if (!settings.alertUri().isEmpty()) {
            xml.text("IBAG_cap_alert_uri", settings.alertUri());
        }
        xml.text("IBAG_cap_identifier", identifier(delivery))
                .text("IBAG_cap_sent_date_time", IbagText.time(alert.sent().instant()));
        if (handover.block() >= 0) {
            info(xml, delivery, alert.infos().get(handover.block()));
        }
        return body(
                "IBAG " + handover.type().text(),
                delivery.message().key().value() + "-" + IbagText.number(handover.number()),
                handover.number(),
                xml);
    }

    @Override
    public Body linkTest(LongSupplier numbers, Instant now) throws SigningRefused {
        long number = numbers.getAsLong();
        IbagText xml = new IbagText()
                .text("IBAG_sending_gateway_id", sender)
                .text("IBAG_message_number", IbagText.number(number))
                .text("IBAG_sent_date_time", IbagText.time(now))
                .text("IBAG_status", "System")
                .text("IBAG_message_type", "Link Test");
        return body("IBAG link test", "link-test-" + IbagText.number(number), number, xml);
    }

    @Override
    public List<Preview.Text> texts(Delivery delivery, List<Handover> planned) {
        return planned.stream()
                .filter(handover -> handover.block() >= 0)
                .map(handover -> delivery.alert().infos().get(handover.block()))
                .map(info -> new Preview.Text(
                        "IBAG alert message",
                        info.language(),
                        AlertText.of(info),
                        IbagText.length(AlertText.of(info)) + " octets, on "
                                + category(delivery.alert(), info).orElse("")))
                .toList();
    }

    @Override
    public List<Preview.Shortfall> shortfalls(Alert alert, Instant now) {
        List<Preview.Shortfall> shortfalls = new ArrayList<>();
        for (int i = 0; i < alert.infos().size(); i++) {
            String path = Subject.infoPath(i);
            refusal(alert, alert.infos().get(i), now)
                    .ifPresent(no -> shortfalls.add(new Preview.Shortfall(
                            no.code() == ReasonCode.TOO_LONG || no.code() == ReasonCode.NOT_ENCODABLE
                                    ? Preview.Matter.TEXT
                                    : Preview.Matter.REACH,
                            path,
                            no.detail() + " The block is left out.")));
        }
        return shortfalls;
    }

    private Body body(String what, String key, long number, IbagText xml) throws SigningRefused {
        return new Body(what, key, number, TYPE, new Octets(signer.within(xml.octets(), IbagText.SIGNATURE)));
    }

    private void info(IbagText xml, Delivery delivery, Info info) {
        String text = AlertText.of(info);
        xml.open("IBAG_alert_info");
        info.categories().stream().findFirst().ifPresent(category -> xml.text("IBAG_category", category.text()));
        info.eventCodes().stream().findFirst().ifPresent(code -> xml.text("IBAG_event_code", code.value()));
        xml.text("IBAG_severity", info.severity().text())
                .text("IBAG_urgency", info.urgency().text())
                .text("IBAG_certainty", info.certainty().text())
                .text("IBAG_expires_date_time", IbagText.time(expires(info, delivery.expires())))
                .text("IBAG_text_language", IbagText.language(info.language()))
                .text("IBAG_text_alert_message_length", Integer.toString(IbagText.length(text)))
                .text("IBAG_text_alert_message", text)
                .text("IBAG_channel_category", category(delivery.alert(), info).orElseThrow());
        for (Area area : info.areas()) {
            xml.open("IBAG_Alert_Area").text("IBAG_area_description", area.areaDesc());
            area.polygons().forEach(polygon -> xml.text("IBAG_polygon", IbagText.polygon(polygon)));
            xml.close("IBAG_Alert_Area");
        }
        xml.close("IBAG_alert_info");
    }

    private static Instant expires(Info info, Instant otherwise) {
        return info.expires().map(CapTime::instant).filter(otherwise::isAfter).orElse(otherwise);
    }

    private Optional<String> category(Alert alert, Info info) {
        OptionalInt identifier = settings.identifiers().of(alert, info);
        return identifier.isPresent()
                ? settings.categories().of(identifier.getAsInt(), IbagText.language(info.language()))
                : Optional.empty();
    }

    private Optional<Refused> refusal(Alert alert, Info info, Instant now) {
        Paging paging = Paging.of(AlertText.of(info), info.language());
        if (info.expires().map(expires -> !now.isBefore(expires.instant())).orElse(false)) {
            return refused(info, ReasonCode.EXPIRED, "its time is over");
        } else if (category(alert, info).isEmpty()) {
            return refused(
                    info,
                    ReasonCode.NOT_MAPPED,
                    "the contract has no channel category for its severity, urgency, certainty and language");
        } else if (paging instanceof Paging.TooLong tooLong) {
            return refused(info, ReasonCode.TOO_LONG, "the text needs " + tooLong.pages() + " pages; there are 15");
        } else if (paging instanceof Paging.NotEncodable bad) {
            return refused(info, ReasonCode.NOT_ENCODABLE, bad.detail());
        } else if (info.areas().isEmpty() || info.areas().stream().anyMatch(area -> !isDrawn(area))) {
            return refused(info, ReasonCode.NO_AREA, "IBAG locates areas by polygons alone, and it has one without");
        }
        return Optional.empty();
    }

    /** A circle beside a polygon would be lost, and the warning go less far than ordered. */
    private static boolean isDrawn(Area area) {
        return !area.polygons().isEmpty() && area.circles().isEmpty();
    }

    private static Optional<Refused> refused(Info info, ReasonCode code, String why) {
        return Optional.of(new Outcome.Refused(code, "Block in " + info.language() + ": " + why + "."));
    }
}
