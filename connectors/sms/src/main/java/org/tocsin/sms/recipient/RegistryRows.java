package org.tocsin.sms.recipient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects rows into columns. */
final class RegistryRows {
    private static final int FIRST_CAPACITY = 1024;

    private final Map<String, Short> tags = new LinkedHashMap<>();
    private long[] numbers = new long[FIRST_CAPACITY];
    private double[] latitudes = new double[FIRST_CAPACITY];
    private double[] longitudes = new double[FIRST_CAPACITY];
    private short[] languages = new short[FIRST_CAPACITY];
    private int[] lines = new int[FIRST_CAPACITY];
    private int size;

    /** @param line of the file, for {@link #duplicates()} */
    void add(int line, long number, double latitude, double longitude, String language) {
        if (size == numbers.length) {
            grow();
        }
        numbers[size] = number;
        latitudes[size] = latitude;
        longitudes[size] = longitude;
        languages[size] = tags.computeIfAbsent(language, tag -> (short) tags.size());
        lines[size] = line;
        size++;
    }

    RecipientRegistry registry() {
        return new RecipientRegistry(
                Arrays.copyOf(numbers, size),
                Arrays.copyOf(latitudes, size),
                Arrays.copyOf(longitudes, size),
                Arrays.copyOf(languages, size),
                List.copyOf(tags.keySet()));
    }

    /** A sentence for each line whose number an earlier line has, without the number. */
    List<String> duplicates() {
        long[] sorted = Arrays.copyOf(numbers, size);
        Arrays.sort(sorted);
        for (int i = 1; i < size; i++) {
            if (sorted[i] == sorted[i - 1]) {
                return namedDuplicates();
            }
        }
        return List.of();
    }

    // Only a faulty file pays for the map.
    private List<String> namedDuplicates() {
        Map<Long, Integer> firstLines = new HashMap<>();
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Integer first = firstLines.putIfAbsent(numbers[i], lines[i]);
            if (first != null) {
                sentences.add("Line " + lines[i] + " has the same number as line " + first + ".");
            }
        }
        return sentences;
    }

    private void grow() {
        int capacity = numbers.length * 2;
        numbers = Arrays.copyOf(numbers, capacity);
        latitudes = Arrays.copyOf(latitudes, capacity);
        longitudes = Arrays.copyOf(longitudes, capacity);
        languages = Arrays.copyOf(languages, capacity);
        lines = Arrays.copyOf(lines, capacity);
    }
}
