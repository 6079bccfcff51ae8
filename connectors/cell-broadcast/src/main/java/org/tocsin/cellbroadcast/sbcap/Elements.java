package org.tocsin.cellbroadcast.sbcap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tocsin.cellbroadcast.Octets;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.cellbroadcast.sbcap.PlaceCoding.EntryReader;

/** The elements of one message that was received, by id; those not asked for are passed over. */
final class Elements {
    private final Map<Integer, byte[]> values = new HashMap<>();

    /** @param in behind the preamble of the message */
    static Elements read(PerReader in) throws SbcapFormatException {
        Elements elements = new Elements();
        for (int left = in.number(0, 65_535); left > 0; left--) {
            int id = in.number(0, 65_535);
            in.bits(2);
            byte[] value = in.open();
            if (elements.values.putIfAbsent(id, value) != null) {
                throw new SbcapFormatException("the element " + id + " comes twice");
            }
        }
        return elements;
    }

    int messageId() throws SbcapFormatException {
        return required(Element.MESSAGE_IDENTIFIER, in -> in.bitString(16));
    }

    SerialNumber serial() throws SbcapFormatException {
        return SerialNumber.of(required(Element.SERIAL_NUMBER, in -> in.bitString(16)));
    }

    <V> V required(int id, EntryReader<V> reader) throws SbcapFormatException {
        return optional(id, reader).orElseThrow(() -> new SbcapFormatException("the element " + id + " is missing"));
    }

    <V> Optional<V> optional(int id, EntryReader<V> reader) throws SbcapFormatException {
        byte[] value = values.get(id);
        return value == null ? Optional.empty() : Optional.of(reader.read(new PerReader(value)));
    }

    OptionalInt number(int id, EntryReader<Integer> reader) throws SbcapFormatException {
        Optional<Integer> value = optional(id, reader);
        return value.isPresent() ? OptionalInt.of(value.get()) : OptionalInt.empty();
    }

    <E> List<E> list(int id, int most, EntryReader<E> reader) throws SbcapFormatException {
        return optional(id, in -> PlaceCoding.readList(in, most, reader)).orElse(List.of());
    }

    Octets octets(int id, int most) throws SbcapFormatException {
        return optional(id, in -> new Octets(in.octetString(most))).orElse(Octets.NONE);
    }

    boolean has(int id) {
        return values.containsKey(id);
    }
}
