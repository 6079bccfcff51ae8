package org.tocsin.simulator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What goes out in which cell, and the causes a controller gives (3GPP TS 48.049 8.2.13). Not safe for concurrent use. */
final class CbspAir {
    static final int DONE = -1;
    static final int NOT_IDENTIFIED = 2;
    private static final int UNKNOWN_CELL = 0;
    private static final int ALREADY_USED = 13;

    private final List<String> known;
    private final List<CbspOnAir> onAir = new ArrayList<>();

    /** @param known the cells there are; empty takes every cell that is named by CGI */
    CbspAir(List<String> known) {
        this.known = List.copyOf(known);
    }

    List<CbspOnAir> onAir() {
        return List.copyOf(onAir);
    }

    void clear() {
        onAir.clear();
    }

    /** {@link #DONE} or a cause for each cell. */
    Map<String, Integer> write(CbspReceived request) {
        Map<String, Integer> results = new TreeMap<>();
        for (String cell : resolved(request.cells())) {
            results.put(cell, write(cell, request));
        }
        return results;
    }

    /** {@link #DONE} or a cause for each cell. */
    Map<String, Integer> kill(CbspReceived request) {
        Map<String, Integer> results = new TreeMap<>();
        for (String cell : resolved(request.cells())) {
            results.put(cell, remove(cell, request.messageId(), request.serial()) ? DONE : NOT_IDENTIFIED);
        }
        return results;
    }

    List<String> resolved(List<String> cells) {
        return cells.stream().flatMap(cell -> resolved(cell).stream()).toList();
    }

    private List<String> resolved(String cell) {
        if (cell.equals("all")) {
            return known;
        }
        if (cell.startsWith("lac ")) {
            String lac = "-" + cell.substring(4) + "-";
            return known.stream().filter(name -> name.contains(lac)).toList();
        }
        return List.of(cell);
    }

    private int write(String cell, CbspReceived request) {
        if (!known.isEmpty() && !known.contains(cell)) {
            return UNKNOWN_CELL;
        }
        if (isOnAir(cell, request.messageId(), request.serial())) {
            return ALREADY_USED;
        }
        if (request.replacedSerial().isPresent()
                && !remove(cell, request.messageId(), request.replacedSerial().getAsInt())) {
            return NOT_IDENTIFIED;
        }
        onAir.add(new CbspOnAir(cell, request.messageId(), request.serial(), request.text()));
        return DONE;
    }

    private boolean isOnAir(String cell, int messageId, int serial) {
        return onAir.stream().anyMatch(message -> is(message, cell, messageId, serial));
    }

    private boolean remove(String cell, int messageId, int serial) {
        for (Iterator<CbspOnAir> messages = onAir.iterator(); messages.hasNext(); ) {
            if (is(messages.next(), cell, messageId, serial)) {
                messages.remove();
                return true;
            }
        }
        return false;
    }

    private static boolean is(CbspOnAir message, String cell, int messageId, int serial) {
        return message.cell().equals(cell) && message.messageId() == messageId && message.serial() == serial;
    }
}
