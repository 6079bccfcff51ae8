package org.tocsin.cap.xml;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An element whose end has not come yet: where it stands, and what has been seen in it. */
final class OpenElement {
    /** Enough of a wrong value for its sender to recognise it. */
    private static final int SHOWN = 60;

    private final @Nullable OpenElement parent;
    private final String name;
    private final String step;
    private final Optional<ContentModel> model;
    private final Map<String, Integer> seen = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private int highestRank = -1;
    private boolean valueFaulted;

    /** @param container what elements of this name hold where they belong; empty for those that hold text */
    OpenElement(@Nullable OpenElement parent, String name, Optional<ContentModel> container) {
        this.parent = parent;
        this.name = name;
        boolean known =
                parent == null || parent.model.map(m -> m.rank(name) >= 0).orElse(false);
        this.model = known ? container : Optional.empty();
        this.step = parent == null ? name : parent.count(name);
    }

    /** Elements that may repeat bear their position; others only when they repeat against the schema. */
    private String count(String child) {
        int position = seen.merge(child, 1, Integer::sum);
        boolean positioned =
                position > 1 || model.map(m -> m.isRepeatable(child)).orElse(true);
        return positioned ? child + "[" + position + "]" : child;
    }

    String path() {
        return (parent == null ? "" : parent.path()) + "/" + step;
    }

    String name() {
        return name;
    }

    @Nullable
    OpenElement parent() {
        return parent;
    }

    Optional<ContentModel> model() {
        return model;
    }

    int occurrences(String child) {
        return seen.getOrDefault(child, 0);
    }

    /** The rank of the furthest child so far; raised by this one. */
    int advance(int rank) {
        int before = highestRank;
        highestRank = Math.max(highestRank, rank);
        return before;
    }

    void append(char[] characters, int start, int length) {
        text.append(characters, start, Math.min(length, SHOWN + 1 - text.length()));
    }

    /** The text so far in quotes, shortened. */
    String quotedText() {
        String value = text.toString().strip();
        return "\"" + (value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value) + "\"";
    }

    /** Whether this is the first fault of the element's value: one is told, its echoes are not. */
    boolean faultValue() {
        boolean first = !valueFaulted;
        valueFaulted = true;
        return first;
    }
}
