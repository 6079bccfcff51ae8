package org.tocsin.broadcast.station;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** JSON (RFC 8259) of texts, numbers, truth values, lists, maps and Optional, which stands for null. */
final class JsonText {
    private JsonText() {}

    /** @throws IllegalArgumentException for a value of any other type: a fault of the caller */
    static String of(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(JsonText::of).orElse("null");
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> string(String.valueOf(entry.getKey())) + ": " + of(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(JsonText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number).setScale(3, RoundingMode.HALF_UP).toPlainString();
        }
        if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            return value.toString();
        }
        if (value instanceof CharSequence text) {
            return string(text);
        }
        throw new IllegalArgumentException("no JSON for " + value.getClass());
    }

    private static String string(CharSequence text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        text.chars().forEach(c -> append(json, (char) c));
        return json.append('"').toString();
    }

    private static void append(StringBuilder json, char c) {
        if (c == '"' || c == '\\') {
            json.append('\\').append(c);
        } else if (Character.isISOControl(c) || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
            // Surrogates as well: a lone one has no UTF-8, and an escaped pair reads the same as the character.
            json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        } else {
            json.append(c);
        }
    }
}
