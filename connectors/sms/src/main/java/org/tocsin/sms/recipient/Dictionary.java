package org.tocsin.sms.recipient;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Values that many rows share, each kept once under a small number, from 0 upwards. Values are added and never go away, so
 * that all tables of one registry share it. Safe for concurrent use.
 */
final class Dictionary<T> {
    private final int most;
    private final Map<T, Integer> numbers = new HashMap<>();
    private volatile Object[] values = new Object[16];

    /** @param first the value of number 0 */
    Dictionary(T first, int most) {
        this.most = most;
        number(first);
    }

    /** @throws IllegalArgumentException when there are too many different ones already */
    synchronized int number(T value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        int number = numbers.size();
        if (number == most) {
            throw new IllegalArgumentException("more than " + most + " different values");
        }
        Object[] all = number == values.length ? Arrays.copyOf(values, 2 * number) : values;
        all[number] = value;
        // Written last: whoever has read the number from a row finds the value.
        values = all;
        numbers.put(value, number);
        return number;
    }

    @SuppressWarnings("unchecked") // only values of this type are put in
    T value(int number) {
        return (T) values[number];
    }

    synchronized int size() {
        return numbers.size();
    }
}
