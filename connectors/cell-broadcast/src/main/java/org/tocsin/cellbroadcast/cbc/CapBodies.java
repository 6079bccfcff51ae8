package org.tocsin.cellbroadcast.cbc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.tocsin.cap.Alert;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.Area;
import org.tocsin.cap.Info;
import org.tocsin.cap.sign.SigningRefused;
import org.tocsin.cellbroadcast.AlertText;
import org.tocsin.cellbroadcast.Octets;
import org.tocsin.connector.Action;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Preview;
import org.tocsin.connector.ReasonCode;

/** The CAP message itself, its bytes as they came but for a signature. */
final class CapBodies implements Bodies {
    private static final String TYPE = "application/cap+xml";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private final BodySigner signer;
    private final String sender;
    private final String channel;
    private final boolean geocodes;

    /** @param geocodes whether the centre locates areas that are named by geocodes alone */
    CapBodies(BodySigner signer, String sender, String channel, boolean geocodes) {
        this.signer = signer;
        this.sender = sender;
        this.channel = channel;
        this.geocodes = geocodes;
    }

    @Override
    public Optional<Outcome.Refused> refusal(Alert alert, Instant now) {
        if (alert.infos().isEmpty()) {
            return refused("The alert has no info block, so neither text nor area.");
        }
        // The message goes as a whole, and a block without an area could be taken for one that is meant for everywhere.
        return alert.infos().stream()
                .filter(info -> info.areas().isEmpty() || !info.areas().stream().allMatch(this::isLocated))
                .findFirst()
                .flatMap(info -> refused("Block in " + info.language()
                        + ": it has an area that the centre cannot locate," + " or none. Draw a polygon or circle."));
    }

    @Override
    public List<Handover> plan(Delivery delivery, List<HandoverRecord> earlier, LongSupplier numbers, Instant now) {
        return List.of(new Handover(type(delivery.action()), -1, "", -1, -1, "", now, Handover.State.PLANNED));
    }

    static Handover.Type type(Action action) {
        return switch (action) {
            case ALERT -> Handover.Type.ALERT;
            case UPDATE -> Handover.Type.UPDATE;
            case CANCEL -> Handover.Type.CANCEL;
        };
    }

    @Override
    public String identifier(Delivery delivery) {
        return delivery.alert().identifier();
    }

    @Override
    public Body body(Delivery delivery, Handover handover) throws SigningRefused {
        byte[] octets = signer.cap(delivery.message().bytes());
        return new Body(
                "CAP " + delivery.alert().msgType().text(),
                delivery.message().key().value(),
                handover.number(),
                TYPE,
                new Octets(octets));
    }

    /** Of status System, without text and area, addressed to the centre alone. */
    @Override
    public Body linkTest(LongSupplier numbers, Instant now) throws SigningRefused {
        String sent = TIME.format(now.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)) + "-00:00";
        String identifier = "link-test-" + channel + "-" + now.toEpochMilli();
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">"
                + "<identifier>" + identifier + "</identifier>"
                + "<sender>" + sender + "</sender>"
                + "<sent>" + sent + "</sent>"
                + "<status>System</status><msgType>Alert</msgType><scope>Private</scope>"
                + "<addresses>cell-broadcast-centre</addresses><note>Link test</note></alert>";
        return new Body(
                "CAP link test",
                AlertKey.of(sender, identifier, sent).value(),
                -1,
                TYPE,
                new Octets(signer.cap(xml.getBytes(StandardCharsets.UTF_8))));
    }

    @Override
    public List<Preview.Text> texts(Delivery delivery, List<Handover> planned) {
        if (delivery.action() == Action.CANCEL) {
            return List.of();
        }
        int octets = delivery.message().bytes().length;
        return delivery.alert().infos().stream().map(info -> text(info, octets)).toList();
    }

    private static Preview.Text text(Info info, int octets) {
        return new Preview.Text(
                "CAP message to the cell broadcast centre",
                info.language(),
                AlertText.of(info),
                "within a message of " + octets + " octets before signing; the centre makes the pages");
    }

    @Override
    public List<Preview.Shortfall> shortfalls(Alert alert, Instant now) {
        return List.of();
    }

    private boolean isLocated(Area area) {
        return !area.polygons().isEmpty()
                || !area.circles().isEmpty()
                || (geocodes && !area.geocodes().isEmpty());
    }

    private static Optional<Outcome.Refused> refused(String detail) {
        return Optional.of(new Outcome.Refused(ReasonCode.NO_AREA, detail));
    }
}
