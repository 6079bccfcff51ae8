package org.tocsin.gateway.check;

import java.util.Optional;
import org.tocsin.cap.Finding.Place;

/**
 * The line that a finding speaks of and a caret under its column. A long line is cut round the column.
 *
 * @param line as it may stand on a terminal
 * @param indent columns before the caret
 */
record Excerpt(String line, int indent) {
    private static final int BEFORE = 40;
    private static final int AFTER = 60;
    private static final String ELLIPSIS = "…";

    /** Empty when the text has no such place. */
    static Optional<Excerpt> of(SourceText text, Place place) {
        return text.line(place).map(line -> cut(line, place.column() - 1));
    }

    private static Excerpt cut(String line, int column) {
        int start = column - BEFORE <= 0 ? 0 : boundary(line, column - BEFORE);
        int end = column + AFTER >= line.length() ? line.length() : boundary(line, column + AFTER);
        String before = (start > 0 ? ELLIPSIS : "") + Visible.text(line.substring(start, column));
        String after = Visible.text(line.substring(column, end)) + (end < line.length() ? ELLIPSIS : "");
        return new Excerpt(before + after, Visible.width(before));
    }

    /** Not between the halves of a surrogate pair. */
    private static int boundary(String line, int index) {
        return Character.isLowSurrogate(line.charAt(index)) ? index - 1 : index;
    }
}
