package org.tocsin.simulator;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads what a centre asks for. */
final class CbspRequest {
    private static final int WRITE_REPLACE = 0x01;
    private static final int KILL = 0x04;
    private static final int STATUS_QUERY = 0x0a;
    private static final int KEEP_ALIVE = 0x16;

    private CbspRequest() {}

    static CbspReceived of(CbspFrame frame) {
        Map<Integer, byte[]> elements = frame.elements();
        boolean write = frame.type() == WRITE_REPLACE;
        String name =
                switch (frame.type()) {
                    case WRITE_REPLACE -> "write-replace";
                    case KILL -> "kill";
                    case STATUS_QUERY -> "status-query";
                    case KEEP_ALIVE -> "keep-alive";
                    default -> "other";
                };
        int scheme = number(elements, 0x0c);
        return new CbspReceived(
                name,
                number(elements, 0x0e),
                number(elements, write ? 0x03 : 0x02),
                write && elements.containsKey(0x02) ? OptionalInt.of(number(elements, 0x02)) : OptionalInt.empty(),
                elements.containsKey(0x04) ? CbspCells.read(elements.get(0x04)) : List.of(),
                number(elements, 0x06),
                number(elements, 0x07),
                scheme,
                frame.pages().size(),
                CbspText.of(scheme, frame.pages()));
    }

    private static int number(Map<Integer, byte[]> elements, int tag) {
        int number = 0;
        for (byte octet : elements.getOrDefault(tag, new byte[0])) {
            number = number << 8 | (octet & 0xff);
        }
        return number;
    }
}
