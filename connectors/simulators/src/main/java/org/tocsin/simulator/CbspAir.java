package org.tocsin.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What goes out in which cell, and the causes a controller gives (3GPP TS 48.049 8.2.13). Not safe for concurrent use. */
final class CbspAir {
    private static final int NOT_IDENTIFIED = 2;
    private static final int UNKNOWN_CELL = 0;
    private static final int ALREADY_USED = 13;

    private record Key(String cell, int messageId, int serial) {}

    private record Message(CbspOnAir onAir, int requested, int count) {
        Message after(int broadcasts) {
            int all = count + broadcasts;
            return new Message(onAir, requested, requested == 0 ? all : Math.min(requested, all));
        }
    }

    private final List<String> known;
    private final Map<Key, Message> messages = new LinkedHashMap<>();
    private final Map<String, Integer> refusing = new HashMap<>();

    /** @param known the cells there are; empty takes every cell that is named by CGI */
    CbspAir(List<String> known) {
        this.known = List.copyOf(known);
    }

    List<CbspOnAir> onAir() {
        return messages.values().stream().map(Message::onAir).toList();
    }

    void clear() {
        messages.clear();
    }

    void clear(String cell) {
        messages.keySet().removeIf(key -> key.cell().equals(cell));
    }

    /** Every write to the cell fails with this cause. */
    void refuse(String cell, int cause) {
        refusing.put(cell, cause);
    }

    /** So many rounds of broadcasts go out; what has had its last one is forgotten. */
    void broadcast(int times) {
        messages.replaceAll((key, message) -> message.after(times));
        messages.values().removeIf(message -> message.requested() > 0 && message.count() == message.requested());
    }

    Map<String, CbspCellResult> write(CbspReceived request) {
        return each(request, cell -> write(cell, request));
    }

    Map<String, CbspCellResult> kill(CbspReceived request) {
        return each(request, cell -> removed(cell, request.messageId(), request.serial()));
    }

    Map<String, CbspCellResult> status(CbspReceived request) {
        return each(request, cell -> result(messages.get(new Key(cell, request.messageId(), request.serial()))));
    }

    List<String> resolved(List<String> cells) {
        List<String> all = new ArrayList<>();
        cells.forEach(cell -> all.addAll(resolved(cell)));
        return all;
    }

    private Map<String, CbspCellResult> each(CbspReceived request, Function<String, CbspCellResult> action) {
        Map<String, CbspCellResult> results = new TreeMap<>();
        resolved(request.cells()).forEach(cell -> results.put(cell, action.apply(cell)));
        return results;
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

    private CbspCellResult write(String cell, CbspReceived request) {
        if (!known.isEmpty() && !known.contains(cell)) {
            return CbspCellResult.failed(UNKNOWN_CELL);
        }
        if (refusing.containsKey(cell)) {
            return CbspCellResult.failed(refusing.get(cell));
        }
        Key key = new Key(cell, request.messageId(), request.serial());
        if (messages.containsKey(key)) {
            return CbspCellResult.failed(ALREADY_USED);
        }
        CbspCellResult before = replaced(cell, request.messageId(), request.replacedSerial());
        if (before.isDone()) {
            CbspOnAir onAir = new CbspOnAir(cell, request.messageId(), request.serial(), request.text());
            messages.put(key, new Message(onAir, request.broadcasts(), 0));
        }
        return before;
    }

    private CbspCellResult replaced(String cell, int messageId, OptionalInt old) {
        return old.isPresent() ? removed(cell, messageId, old.getAsInt()) : CbspCellResult.done(0);
    }

    private CbspCellResult removed(String cell, int messageId, int serial) {
        return result(messages.remove(new Key(cell, messageId, serial)));
    }

    private static CbspCellResult result(@Nullable Message message) {
        return message == null ? CbspCellResult.failed(NOT_IDENTIFIED) : CbspCellResult.done(message.count());
    }
}
