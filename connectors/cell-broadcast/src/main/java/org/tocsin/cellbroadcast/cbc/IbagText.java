package org.tocsin.cellbroadcast.cbc;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.tocsin.cap.Polygon;
import org.tocsin.cap.Position;

/** Writes IBAG 1.0: elements in the order in which they are added, and the forms of its values. */
final class IbagText {
    static final String SIGNATURE = "IBAG_Digital_Signature";
    private static final String ROOT = "IBAG_Alert_Attributes";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + ROOT
            + " xmlns=\"ibag:1.0\"><IBAG_protocol_version>1.0</IBAG_protocol_version>");

    IbagText text(String name, String value) {
        xml.append('<')
                .append(name)
                .append('>')
                .append(escaped(value))
                .append("</")
                .append(name)
                .append('>');
        return this;
    }

    IbagText open(String name) {
        xml.append('<').append(name).append('>');
        return this;
    }

    IbagText close(String name) {
        xml.append("</").append(name).append('>');
        return this;
    }

    /** The whole message, with an empty element kept for the signature. */
    byte[] octets() {
        return (xml + "<" + SIGNATURE + "></" + SIGNATURE + "></" + ROOT + ">").getBytes(StandardCharsets.UTF_8);
    }

    /** A message number: four octets in hexadecimal. Numbers beyond 32 bits begin again from 0. */
    static String number(long number) {
        return String.format("%08x", number & 0xffffffffL);
    }

    static String time(Instant instant) {
        return TIME.format(instant.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }

    /** The English name of a language, as {@code English} or {@code Welsh}. */
    static String language(String tag) {
        return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
    }

    /** Octets in UTF-8: that is what IBAG counts, not characters. */
    static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    static String polygon(Polygon polygon) {
        StringBuilder pairs = new StringBuilder();
        for (Position position : polygon.ring()) {
            pairs.append(pairs.isEmpty() ? "" : " ")
                    .append(degrees(position.latitude()))
                    .append(',');
            pairs.append(degrees(position.longitude()));
        }
        return pairs.toString();
    }

    private static String degrees(double value) {
        return new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r", "&#13;");
    }
}
