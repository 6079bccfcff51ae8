package org.tocsin.sms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.sms.text.Encoding;

/** Collects recipients and their sections into a snapshot. */
final class SnapshotBuilder {
    private static final int MOST_SECTIONS = 256;

    private final SmsConfig config;
    private final Map<Section, Byte> sections = new LinkedHashMap<>();
    private int[] ordinals = new int[256];
    private byte[] sectionOf = new byte[256];
    private int size;

    SnapshotBuilder(SmsConfig config) {
        this.config = config;
    }

    /** @throws IllegalStateException beyond 256 different sections */
    void add(int ordinal, Section section) {
        if (size == ordinals.length) {
            ordinals = Arrays.copyOf(ordinals, 2 * size);
            sectionOf = Arrays.copyOf(sectionOf, 2 * size);
        }
        ordinals[size] = ordinal;
        sectionOf[size] = sections.computeIfAbsent(section, s -> next());
        size++;
    }

    boolean isEmpty() {
        return size == 0;
    }

    Snapshot snapshot() {
        List<Section> all = new ArrayList<>(sections.keySet());
        return new Snapshot(
                config.recipients().fingerprint(),
                config.chunkSize(size, parts(all)),
                config.groupSize(),
                all,
                Arrays.copyOf(ordinals, size),
                Arrays.copyOf(sectionOf, size));
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
