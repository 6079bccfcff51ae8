package org.tocsin.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Messages that are made to harm, each with the rule whose finding names it. */
final class HostileMessages {
    private static final int MEBIBYTE = 1 << 20;

    /** One of them; each character of the text is one octet. */
    record Hostile(String name, String octets, String rule) {
        byte[] bytes() {
            return octets.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private HostileMessages() {}

    /** @param bait an address that nobody may ask */
    static List<Hostile> all(String bait) {
        String alert = new String(TestAlert.flood("hostile").bytes(), StandardCharsets.UTF_8);
        String root = alert.substring(alert.indexOf("<alert"));
        return List.of(
                hostile("external entity", doctype("<!ENTITY e SYSTEM \"" + bait + "/e\">") + root, "CAP-01"),
                hostile("file entity", doctype("<!ENTITY e SYSTEM \"file:///etc/passwd\">") + root, "CAP-01"),
                hostile("parameter entity", doctype("<!ENTITY % e SYSTEM \"" + bait + "/e\"> %e;") + root, "CAP-01"),
                hostile("external subset", "<!DOCTYPE alert SYSTEM \"" + bait + "/alert.dtd\">" + root, "CAP-01"),
                hostile("entity expansion", doctype(laughs()) + root, "CAP-01"),
                hostile(
                        "XInclude",
                        root.replace(
                                "<info>",
                                "<x:include xmlns:x=\"http://www.w3.org/2001/XInclude\" href=\"" + bait + "\"/><info>"),
                        "SCHEMA"),
                hostile("deep nesting", root.replace("<info>", "<info>".repeat(100_000)), "CAP-01"),
                hostile("many elements", root.replace("<info>", "<a/>".repeat(200_000) + "<info>"), "CAP-01"),
                hostile("long attribute", "<alert a=\"" + "x".repeat(10 * MEBIBYTE) + "\"/>", "CAP-01"),
                hostile("attribute within the body limit", "<alert a=\"" + "x".repeat(MEBIBYTE) + "\"/>", "CAP-01"),
                hostile("many attributes", "<alert" + numbered(" a%d=\"\"", 100_000) + "/>", "CAP-01"),
                hostile("many references", withReferences(root, numbered("a,b%d,c ", 100_000)), "CAP-01"),
                hostile("a million commas", withReferences(root, ", ".repeat(1_000_000)), "CAP-01"),
                hostile("invalid UTF-8", root.replace("<headline>", "<headline>\u00C3"), "XML"),
                hostile("archive bomb", withContent(root, gzip(1200 * MEBIBYTE)), "CAP-34"),
                hostile("content that is no base64", withContent(root, "=".repeat(MEBIBYTE)), "CAP-34"));
    }

    private static Hostile hostile(String name, String xml, String rule) {
        return new Hostile(name, xml, rule);
    }

    private static String doctype(String subset) {
        return "<!DOCTYPE alert [" + subset + "]>";
    }

    private static String laughs() {
        return "<!ENTITY a0 \"ha\">"
                + IntStream.range(1, 30)
                        .mapToObj(i -> "<!ENTITY a" + i + " \"" + ("&a" + (i - 1) + ";").repeat(10) + "\">")
                        .collect(Collectors.joining());
    }

    private static String numbered(String pattern, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format(pattern, i))
                .collect(Collectors.joining());
    }

    private static String withReferences(String alert, String references) {
        return alert.replace("<info>", "<references>" + references + "</references><info>");
    }

    private static String withContent(String alert, String base64) {
        return alert.replaceFirst(
                "<area>",
                "<resource><resourceDesc>x</resourceDesc><mimeType>application/gzip</mimeType><derefUri>" + base64
                        + "</derefUri></resource><area>");
    }

    /** So many zeros, packed: a thousandth of their size. */
    private static String gzip(int octets) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[MEBIBYTE];
            for (int i = 0; i < octets / MEBIBYTE; i++) {
                out.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }
}
