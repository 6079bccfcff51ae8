package org.tocsin.cap;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One sample message, varied step by step: {@code SampleAlert.flood(now, hour).status(Status.TEST).message()}. */
public final class SampleAlert {
    public static final String SENDER = "alerts@met.example";

    /** Around the river mouth, eight points, closed, latitude first. */
    public static final String POLYGON = "13.82,-61.05 13.88,-61.06 13.95,-61.02 14.01,-60.98 14.03,-60.92 13.97,-60.89"
            + " 13.89,-60.91 13.83,-60.97 13.82,-61.05";

    private static final ZoneOffset ZONE = ZoneOffset.ofHours(-4);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private final Instant sent;
    private String identifier;
    private String sender = SENDER;
    private String status = "Actual";
    private String msgType;
    private String scope = "Public";
    private String references = "";
    private String urgency = "Immediate";
    private String severity = "Severe";
    private String certainty = "Observed";
    private String event = "Flash Flood";
    private String eventCode = "FFW";
    private Optional<Instant> expires;
    private Optional<String> area = Optional.of(defaultArea());
    private String parameters = namedValue("parameter", "EAS-ORG", "WXR");
    private List<SampleText> texts = new ArrayList<>(List.of(SampleText.ENGLISH, SampleText.SPANISH));

    private SampleAlert(String msgType, Instant sent, Optional<Instant> expires) {
        this.msgType = msgType;
        this.sent = sent;
        this.expires = expires;
        this.identifier =
                "met.example-flood-" + sent.getEpochSecond() + "-" + msgType.toLowerCase(java.util.Locale.ROOT);
    }

    public static SampleAlert flood(Instant sent, Duration validity) {
        return new SampleAlert("Alert", sent, Optional.of(sent.plus(validity)));
    }

    public static SampleAlert update(CapMessage original, Instant sent, Duration validity) {
        return new SampleAlert("Update", sent, Optional.of(sent.plus(validity))).references(original);
    }

    public static SampleAlert cancel(CapMessage original, Instant sent) {
        Instant ends = original.alert().expires(Duration.ofHours(1));
        return new SampleAlert("Cancel", sent, Optional.of(ends)).references(original);
    }

    /** A time as CAP writes it, at the offset of the islands. */
    public static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZONE));
    }

    public SampleAlert identifier(String value) {
        identifier = value;
        return this;
    }

    public SampleAlert sender(String value) {
        sender = value;
        return this;
    }

    public SampleAlert status(Status value) {
        status = value.text();
        return this;
    }

    public SampleAlert msgType(MsgType value) {
        msgType = value.text();
        return this;
    }

    /** Restricted comes without a restriction, Private with one address. */
    public SampleAlert scope(Scope value) {
        scope = value.text();
        return this;
    }

    public SampleAlert urgency(Urgency value) {
        urgency = value.text();
        return this;
    }

    public SampleAlert severity(Severity value) {
        severity = value.text();
        return this;
    }

    public SampleAlert certainty(Certainty value) {
        certainty = value.text();
        return this;
    }

    public SampleAlert event(String name, String sameCode) {
        event = name;
        eventCode = sameCode;
        return this;
    }

    public SampleAlert expires(Instant value) {
        expires = Optional.of(value);
        return this;
    }

    public SampleAlert withoutExpires() {
        expires = Optional.empty();
        return this;
    }

    public SampleAlert withoutArea() {
        area = Optional.empty();
        return this;
    }

    /** One area of one polygon, latitude first. */
    public SampleAlert polygon(String pairs) {
        area = Optional.of(area("<polygon>" + pairs + "</polygon>"));
        return this;
    }

    /** One area of one circle, {@code latitude,longitude radius-in-km}. */
    public SampleAlert circle(String circle) {
        area = Optional.of(area("<circle>" + circle + "</circle>"));
        return this;
    }

    /** One area that is named by a geocode alone. */
    public SampleAlert geocodeOnly(String name, String value) {
        area = Optional.of(area(namedValue("geocode", name, value)));
        return this;
    }

    public SampleAlert parameter(String name, String value) {
        parameters += namedValue("parameter", name, value);
        return this;
    }

    /** One info block for each. */
    public SampleAlert texts(SampleText... values) {
        texts = new ArrayList<>(List.of(values));
        return this;
    }

    /** A single info block in that language, with the English texts unless it is a Spanish one. */
    public SampleAlert language(String language) {
        SampleText text = language.startsWith("es") ? SampleText.SPANISH : SampleText.ENGLISH;
        return texts(text.withLanguage(language));
    }

    public SampleAlert headline(String headline) {
        texts = texts.stream().map(t -> t.withHeadline(headline)).collect(Collectors.toCollection(ArrayList::new));
        return this;
    }

    public SampleAlert references(CapMessage... originals) {
        references = List.of(originals).stream()
                .map(CapMessage::alert)
                .map(a -> new Reference(a.sender(), a.identifier(), a.sent().text()).toString())
                .collect(Collectors.joining(" "));
        return this;
    }

    public String xml() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">\n"
                + element("identifier", identifier)
                + element("sender", sender)
                + element("sent", time(sent))
                + element("status", status)
                + element("msgType", msgType)
                + element("source", "River gauge 4")
                + element("scope", scope)
                + (scope.equals("Private") ? element("addresses", "duty@civil-defence.example") : "")
                + (references.isEmpty() ? "" : element("references", references))
                + texts.stream().map(this::info).collect(Collectors.joining())
                + "</alert>\n";
    }

    public byte[] bytes() {
        return xml().getBytes(StandardCharsets.UTF_8);
    }

    /** The message as {@link CapXml} reads it. */
    public CapMessage message() {
        Reading reading = CapXml.read(bytes());
        if (reading instanceof Reading.Valid valid) {
            return valid.message();
        }
        throw new AssertionError("the sample is no valid CAP: " + reading.findings());
    }

    private String info(SampleText text) {
        return "<info>\n"
                + element("language", text.language())
                + element("category", "Met")
                + element("event", event)
                + element("responseType", "Evacuate")
                + element("urgency", urgency)
                + element("severity", severity)
                + element("certainty", certainty)
                + namedValue("eventCode", "SAME", eventCode)
                + element("effective", time(sent))
                + expires.map(SampleAlert::time).map(t -> element("expires", t)).orElse("")
                + element("senderName", text.senderName())
                + element("headline", text.headline())
                + element("description", text.description())
                + element("instruction", text.instruction())
                + element("web", "https://met.example/floods")
                + element("contact", "duty@met.example")
                + parameters
                + area.orElse("")
                + "</info>\n";
    }

    private static String defaultArea() {
        return area("<polygon>" + POLYGON + "</polygon>" + namedValue("geocode", "SAME", "099001"));
    }

    private static String area(String content) {
        return "<area>\n" + element("areaDesc", "Lower Roseau valley") + content + "</area>\n";
    }

    private static String namedValue(String element, String name, String value) {
        return "<" + element + ">" + element("valueName", name) + element("value", value) + "</" + element + ">\n";
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + text.replace("&", "&amp;").replace("<", "&lt;") + "</" + name + ">\n";
    }
}
