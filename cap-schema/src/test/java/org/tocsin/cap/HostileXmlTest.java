package org.tocsin.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class HostileXmlTest {
    private static final String ALERT = new String(Fixtures.bytes("flood.xml"), StandardCharsets.UTF_8);
    private static final String OPEN = "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">";

    @Test
    void externalEntityIsRefusedUnread() {
        String xml = ALERT.replaceFirst(
                        "<alert ", "<!DOCTYPE alert [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<alert ")
                .replace("Flash flood", "&x;");

        refused(xml, "CAP-01", "DOCTYPE");
    }

    @Test
    void billionLaughsAreRefusedUnread() {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE alert [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            dtd.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }

        refused(
                ALERT.replaceFirst("<alert ", dtd + "]>\n<alert ").replace("Flash flood", "&a29;"),
                "CAP-01",
                "DOCTYPE");
    }

    @Test
    void externalDtdAndParameterEntitiesAreRefusedUnread() {
        refused("<!DOCTYPE alert SYSTEM \"http://127.0.0.1:1/x.dtd\">" + OPEN + "</alert>", "CAP-01", "DOCTYPE");
        refused(
                "<!DOCTYPE alert [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x\"> %p;]>" + OPEN + "</alert>",
                "CAP-01",
                "DOCTYPE");
    }

    @Test
    void undefinedEntityIsNoXml() {
        refused(ALERT.replace("Flash flood", "Flash&nbsp;flood"), "XML", "entity");
    }

    @Test
    void xincludeAndSchemaLocationFetchNothing() {
        Reading included = read(ALERT.replace(
                "<info>",
                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/><info>"));
        Reading located = read(ALERT.replace(
                "cap:1.2\">",
                "cap:1.2\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                        + " xsi:schemaLocation=\"urn:oasis:names:tc:emergency:cap:1.2 http://127.0.0.1:1/cap.xsd\">"));

        Reading signed = read(ALERT.replace(
                "</alert>",
                "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation="
                        + "\"http://www.w3.org/2000/09/xmldsig# http://127.0.0.1:1/dsig.xsd\"/></alert>"));

        assertThat(signed).isInstanceOf(Reading.Valid.class);
        assertThat(included).isInstanceOf(Reading.NotCap.class);
        assertThat(located).isInstanceOf(Reading.Valid.class);
    }

    @Test
    void aHundredThousandNestedElementsAreRefused() {
        refused(OPEN + "<a>".repeat(100_000), "CAP-01", "depth");
    }

    @Test
    void tooManyElementsAreRefused() {
        refused(OPEN + "<a/>".repeat(150_000) + "</alert>", "CAP-01", "elements");
    }

    @Test
    void tooManyAttributesAndNamespacesAreRefused() {
        refused("<alert " + numbered(" a%d='x'") + "/>", "CAP-01", "limit");
        refused("<alert " + numbered(" xmlns:a%d='x'") + "/>", "CAP-01", "limit");
    }

    @Test
    void tenMegabyteAttributeIsRefused() {
        refused("<alert x='" + "y".repeat(10 << 20) + "'/>", "CAP-01", "limit of bytes");
        refused("<alert x='" + "y".repeat(1 << 20) + "'/>", "CAP-01", "limit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "alert",
                "<",
                "<alert",
                "{\"identifier\": 1}",
                "<alert></Alert>",
                "<a/><b/>",
                "<a/>garbage",
                "\0"
            })
    void whatIsNoXmlIsCalledSo(String text) {
        refused(text, "XML", "");
    }

    @Test
    void trailingGarbageAndSecondRootAreNoXml() {
        refused(ALERT + "garbage", "XML", "epilog");
        refused(ALERT + ALERT.substring(ALERT.indexOf("<alert")), "XML", "epilog");
    }

    @Test
    void invalidUtf8IsNoXml() {
        byte[] bytes = ALERT.getBytes(StandardCharsets.UTF_8);
        bytes[ALERT.indexOf("Flash")] = (byte) 0xC3;

        assertThat(CapXml.read(bytes)).isInstanceOf(Reading.NotXml.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-8"})
    void byteOrderMarkTellsTheEncoding(String charset) {
        String text = "\uFEFF" + ALERT.replace("encoding=\"UTF-8\"", "");
        byte[] bytes = charset.equals("UTF-16")
                ? text.substring(1).getBytes(StandardCharsets.UTF_16)
                : text.getBytes(Charset.forName(charset));

        assertThat(CapXml.read(bytes)).isInstanceOf(Reading.Valid.class);
    }

    @Test
    void windowsLineEndsAreRead() {
        assertThat(read(ALERT.replace("\n", "\r\n"))).isInstanceOf(Reading.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:oasis:names:tc:emergency:cap:1.3", "http://www.incident.com/cap/1.1", "urn:other", ""})
    void otherNamespacesAreNotCap(String namespace) {
        Reading reading = read(ALERT.replace("urn:oasis:names:tc:emergency:cap:1.2", namespace));

        assertThat(reading).isInstanceOf(Reading.NotCap.class);
        assertThat(reading.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("CAP-02");
            assertThat(finding.message()).contains("urn:oasis:names:tc:emergency:cap:1.2");
        });
    }

    @Test
    void secondAlertHiddenInSignatureIsRefused() {
        String inner = ALERT.substring(ALERT.indexOf("<alert"));
        Reading reading = read(ALERT.replace(
                "</alert>",
                "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><Object>" + inner
                        + "</Object></Signature></alert>"));

        assertThat(reading).isInstanceOf(Reading.NotCap.class);
        assertThat(reading.findings()).extracting(Finding::rule).containsExactly("CAP-02");
    }

    @Test
    void signatureIsLeftAside() {
        Reading reading = read(
                ALERT.replace(
                        "</alert>",
                        "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><SignedInfo>x</SignedInfo></Signature></alert>"));

        assertThat(reading).isInstanceOf(Reading.Valid.class);
    }

    @Test
    void hugePolygonIsReadQuickly() {
        String pairs = IntStream.range(0, 6_000)
                .mapToObj(i -> String.format(
                        java.util.Locale.ROOT,
                        "%.6f,%.6f",
                        13.9 + 0.1 * Math.sin(i / 955.0),
                        -61 + 0.1 * Math.cos(i / 955.0)))
                .collect(Collectors.joining(" "));
        long before = System.nanoTime();

        Reading reading = read(ALERT.replaceFirst("<polygon>[^<]*", "<polygon>" + pairs));

        assertThat(reading).isInstanceOf(Reading.Valid.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void everyPrefixOfAMessageIsAnswered() {
        byte[] bytes = ALERT.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream prefix = new ByteArrayOutputStream();
        for (byte b : bytes) {
            assertThat(CapXml.read(prefix.toByteArray())).isNotNull();
            prefix.write(b);
        }
    }

    private static String numbered(String pattern) {
        return IntStream.range(0, 50_000)
                .mapToObj(i -> String.format(pattern, i))
                .collect(Collectors.joining());
    }

    private static Reading read(String xml) {
        return CapXml.read(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String xml, String rule, String words) {
        Reading reading = read(xml);
        assertThat(reading).isInstanceOf(Reading.NotXml.class);
        assertThat(reading.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.message()).contains(words);
        });
    }
}
