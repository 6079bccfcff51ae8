package org.tocsin.gateway.check;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.tocsin.cap.Finding.Place;

/**
 * The bytes of a message as lines of text, for excerpts. UTF-8 and UTF-16 are told apart as XML 1.0, appendix F does it;
 * what cannot be decoded becomes U+FFFD.
 */
public final class SourceText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private final int[] starts;

    private SourceText(String text) {
        this.text = text;
        this.starts = lineStarts(text);
    }

    static SourceText of(byte[] bytes) {
        String decoded = new String(bytes, charset(bytes));
        boolean marked = !decoded.isEmpty() && decoded.charAt(0) == BYTE_ORDER_MARK;
        return new SourceText(marked ? decoded.substring(1) : decoded);
    }

    /** The line without its end; empty when there is no such line, or the column is not on it. */
    Optional<String> line(Place place) {
        int line = place.line();
        if (line < 1 || line > starts.length || place.column() < 1) {
            return Optional.empty();
        }
        int start = starts[line - 1];
        int end = line == starts.length ? text.length() : starts[line];
        while (end > start && isLineEnd(text.charAt(end - 1))) {
            end--;
        }
        return place.column() - 1 > end - start ? Optional.empty() : Optional.of(text.substring(start, end));
    }

    private static Charset charset(byte[] bytes) {
        int first = bytes.length > 1 ? (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF) : 0;
        return switch (first) {
            case 0xFEFF, 0x003C -> StandardCharsets.UTF_16BE;
            case 0xFFFE, 0x3C00 -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }

    /** Once for each message: looking for the line of each finding anew is quadratic in a message full of faults. */
    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            if (endsLine(text, i)) {
                starts = count == starts.length ? Arrays.copyOf(starts, count * 2) : starts;
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    /** CR LF, LF and CR end a line (XML 1.0, 2.11). */
    private static boolean endsLine(String text, int i) {
        boolean halfOfCrLf = text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
        return isLineEnd(text.charAt(i)) && !halfOfCrLf;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
