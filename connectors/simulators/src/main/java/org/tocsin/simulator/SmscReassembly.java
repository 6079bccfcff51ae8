package org.tocsin.simulator;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts concatenated messages together as a phone does (3GPP TS 23.040 9.2.3.24.1). Safe for concurrent use. */
final class SmscReassembly {
    private static final int NARROW = 0x00;
    private static final int WIDE = 0x08;

    private record Concatenation(String source, String destination, int reference, int total) {}

    private final Map<Concatenation, SortedMap<Integer, byte[]>> waiting = new HashMap<>();

    /** The whole message once its last part is there; a part that comes again takes the place of the first. */
    synchronized Optional<SmscMessage> add(SmscSubmit submit, Instant at) {
        byte[] octets = submit.shortMessage();
        if (!submit.hasHeader()) {
            return Optional.of(message(submit, octets, 1, at));
        }
        SmscFields header = new SmscFields(octets);
        int length = header.octet();
        int element = header.octet();
        header.octet();
        if (element != NARROW && element != WIDE) {
            throw new IndexOutOfBoundsException("user data header without concatenation");
        }
        int reference = element == WIDE ? header.octet() << 8 | header.octet() : header.octet();
        int total = header.octet();
        int number = header.octet();
        Concatenation key = new Concatenation(submit.source(), submit.destination(), reference, total);
        SortedMap<Integer, byte[]> parts = waiting.computeIfAbsent(key, k -> new TreeMap<>());
        parts.put(number, Arrays.copyOfRange(octets, length + 1, octets.length));
        if (parts.size() < total) {
            return Optional.empty();
        }
        waiting.remove(key);
        return Optional.of(message(submit, joined(parts), total, at));
    }

    private static byte[] joined(SortedMap<Integer, byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.values().forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static SmscMessage message(SmscSubmit submit, byte[] octets, int parts, Instant at) {
        return new SmscMessage(
                submit.source(),
                submit.destination(),
                SmscText.decode(submit.dataCoding(), octets),
                submit.dataCoding(),
                parts,
                submit.priority(),
                submit.validity(),
                at);
    }
}
