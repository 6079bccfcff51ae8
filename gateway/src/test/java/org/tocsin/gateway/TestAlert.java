package org.tocsin.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tocsin.cap.AlertKey;

/** CAP messages for the acceptance tests: a flood warning for the valley of the test country, varied element by element. */
record TestAlert(Map<String, String> elements, Optional<TestAlert> original) {
    /** About 15 km across: two cells and three recipients of {@link TestInstallation}. */
    static final String VALLEY = "13.86,-61.06 13.96,-61.06 13.96,-60.94 13.86,-60.94 13.86,-61.06";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    TestAlert {
        elements = Map.copyOf(elements);
    }

    /** Actual, Public, Immediate, Severe; ends an hour from now. */
    static TestAlert flood(String identifier) {
        return new TestAlert(
                        Map.ofEntries(
                                Map.entry("identifier", identifier),
                                Map.entry("sender", "alerts@met.example"),
                                Map.entry("sent", time(Instant.now())),
                                Map.entry("status", "Actual"),
                                Map.entry("msgType", "Alert"),
                                Map.entry("scope", "Public"),
                                Map.entry("urgency", "Immediate"),
                                Map.entry("severity", "Severe"),
                                Map.entry("headline", "Flood warning, " + mark(identifier)),
                                Map.entry("polygon", VALLEY),
                                Map.entry("expires", ""),
                                Map.entry("padding", "")),
                        Optional.empty())
                .endingIn(Duration.ofHours(1));
    }

    /** A message that refers to this one. */
    TestAlert followUp(String msgType, String identifier) {
        TestAlert next = flood(identifier).with("msgType", msgType).with("status", elements.get("status"));
        return new TestAlert(next.elements, Optional.of(this));
    }

    TestAlert with(String element, String text) {
        Map<String, String> changed = new TreeMap<>(elements);
        changed.put(element, text);
        return new TestAlert(changed, original);
    }

    TestAlert endingIn(Duration duration) {
        return with("expires", time(Instant.now().plus(duration)));
    }

    /** So many octets more, in which nothing is said. */
    TestAlert heavierBy(int octets) {
        return with("padding", "<!--" + " ".repeat(octets - "<!---->".length()) + "-->");
    }

    /** Stands in every text that a counterpart gets of it; no other alert may begin with the same identifier. */
    String mark() {
        return mark(elements.get("identifier"));
    }

    /** Its key in addresses and in the ledger. */
    String key() {
        return AlertKey.of(elements.get("sender"), elements.get("identifier"), elements.get("sent"))
                .value();
    }

    byte[] bytes() {
        return xml().getBytes(StandardCharsets.UTF_8);
    }

    String xml() {
        String text =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
                  <identifier>@identifier@</identifier>
                  <sender>@sender@</sender>
                  <sent>@sent@</sent>
                  <status>@status@</status>
                  <msgType>@msgType@</msgType>
                  <scope>@scope@</scope>
                  @note@@references@
                  <info>
                    <language>en</language>
                    <category>Met</category>
                    <event>Flash flood</event>
                    <responseType>Evacuate</responseType>
                    <urgency>@urgency@</urgency>
                    <severity>@severity@</severity>
                    <certainty>Observed</certainty>
                    <eventCode><valueName>SAME</valueName><value>FFW</value></eventCode>
                    <expires>@expires@</expires>
                    <senderName>Met Service</senderName>
                    <headline>@headline@</headline>
                    <description>The river is over its banks.</description>
                    <instruction>Go to higher ground now, @mark@.</instruction>
                    <contact>duty@met.example</contact>
                    <area>
                      <areaDesc>River valley</areaDesc>
                      <polygon>@polygon@</polygon>
                      <geocode><valueName>SAME</valueName><value>061001</value></geocode>
                    </area>
                  </info>@padding@
                </alert>
                """;
        for (Map.Entry<String, String> element : elements.entrySet()) {
            text = text.replace("@" + element.getKey() + "@", element.getValue());
        }
        return text.replace("@mark@", mark())
                .replace("@note@", drill() ? "<note>Planned exercise.</note>" : "")
                .replace("@references@", original.map(TestAlert::references).orElse(""));
    }

    private static String mark(String identifier) {
        return "case " + identifier;
    }

    private boolean drill() {
        return elements.get("status").equals("Exercise");
    }

    private static String references(TestAlert original) {
        Map<String, String> of = original.elements;
        return "<references>" + of.get("sender") + "," + of.get("identifier") + "," + of.get("sent") + "</references>";
    }

    static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.ofHours(-4)));
    }
}
