package org.tocsin.sms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.sms.text.Encoding;

/** Collects recipients and their sections into a snapshot, and puts them in the order in which they are served. */
final class SnapshotBuilder {
    private static final int MOST_SECTIONS = 256;
    private static final int METRE_BITS = 31;
    private static final int INDEX_BITS = 31;

    private final SmsConfig config;
    private final Map<Section, Byte> sections = new LinkedHashMap<>();
    private int[] ordinals = new int[256];
    private byte[] sectionOf = new byte[256];
    private long[] turns = new long[256];
    private int size;

    SnapshotBuilder(SmsConfig config) {
        this.config = config;
    }

    /**
     * The turn of one recipient; a lower one is served earlier.
     *
     * @param metres from the middle of the area, not negative
     */
    static long turn(boolean flagged, int metres) {
        return (flagged ? 0 : 1L << METRE_BITS) | metres;
    }

    /**
     * Those of the same turn are served in the order in which they were added.
     *
     * @throws IllegalStateException beyond 256 different sections
     */
    void add(int ordinal, Section section, long turn) {
        if (size == ordinals.length) {
            ordinals = Arrays.copyOf(ordinals, 2 * size);
            sectionOf = Arrays.copyOf(sectionOf, 2 * size);
            turns = Arrays.copyOf(turns, 2 * size);
        }
        ordinals[size] = ordinal;
        sectionOf[size] = sections.computeIfAbsent(section, s -> next());
        turns[size] = (turn << INDEX_BITS) | size;
        size++;
    }

    boolean isEmpty() {
        return size == 0;
    }

    Snapshot snapshot() {
        List<Section> all = new ArrayList<>(sections.keySet());
        Arrays.sort(turns, 0, size);
        int[] ordered = new int[size];
        byte[] orderedSections = new byte[size];
        for (int place = 0; place < size; place++) {
            int index = (int) (turns[place] & ((1L << INDEX_BITS) - 1));
            ordered[place] = ordinals[index];
            orderedSections[place] = sectionOf[index];
        }
        return new Snapshot(
                config.recipients().fingerprint(),
                config.chunkSize(size, parts(all)),
                config.groupSize(),
                all,
                ordered,
                orderedSections);
    }

    private int parts(List<Section> sections) {
        return sections.stream()
                .map(section -> config.encoder().encode(section.text()))
                .mapToInt(text ->
                        text instanceof Encoding.Encoded fits ? fits.message().parts() : 1)
                .max()
                .orElse(1);
    }

    private byte next() {
        if (sections.size() == MOST_SECTIONS) {
            throw new IllegalStateException("more than " + MOST_SECTIONS + " texts in one alert");
        }
        return (byte) sections.size();
    }
}
