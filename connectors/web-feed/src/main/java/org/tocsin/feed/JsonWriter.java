package org.tocsin.feed;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Writes JSON (RFC 8259), one value after the other; a name comes before each value of an object. An absent or empty
 * optional value leaves no member. Not safe for concurrent use.
 */
final class JsonWriter {
    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder text = new StringBuilder();
    private boolean comma;

    JsonWriter openObject() {
        return open('{');
    }

    JsonWriter closeObject() {
        return close('}');
    }

    JsonWriter openArray() {
        return open('[');
    }

    JsonWriter closeArray() {
        return close(']');
    }

    JsonWriter name(String name) {
        separate();
        quote(name);
        text.append(':');
        comma = false;
        return this;
    }

    JsonWriter value(String value) {
        separate();
        quote(value);
        return this;
    }

    JsonWriter value(long value) {
        return raw(Long.toString(value));
    }

    /** A value that is JSON already. */
    JsonWriter raw(String json) {
        separate();
        text.append(json);
        return this;
    }

    JsonWriter member(String name, String value) {
        return name(name).value(value);
    }

    JsonWriter member(String name, Optional<String> value) {
        return value.isEmpty() ? this : member(name, value.get());
    }

    JsonWriter member(String name, List<String> values) {
        if (values.isEmpty()) {
            return this;
        }
        name(name).openArray();
        values.forEach(this::value);
        return closeArray();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private JsonWriter open(char bracket) {
        separate();
        text.append(bracket);
        comma = false;
        return this;
    }

    private JsonWriter close(char bracket) {
        text.append(bracket);
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            text.append(',');
        }
        comma = true;
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            quote(value.charAt(i));
        }
        text.append('"');
    }

    private void quote(char c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (needsEscape(c)) {
                    text.append("\\u").append(HEX.toHexDigits(c));
                } else {
                    text.append(c);
                }
            }
        }
    }

    /** Controls; and what would be harmful where the JSON is pasted into HTML or an old JavaScript. */
    private static boolean needsEscape(char c) {
        return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == '<' || c == '\u2028' || c == '\u2029';
    }
}
