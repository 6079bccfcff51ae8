package org.tocsin.cellbroadcast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.page.CodeRange;
import org.tocsin.cellbroadcast.page.GeographicalScope;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.cellbroadcast.page.WarningType;

/**
 * Gives serial numbers to the blocks of one alert (3GPP TS 23.041 9.4.1.2.1). All blocks share one message code, except that
 * two under the same identifier need different ones: an equal pair is one message to a phone, in whatever language.
 */
final class SerialNumbers {
    private static final CodeRange ALL_CODES = new CodeRange(0, SerialNumber.MESSAGE_CODES);

    private record Used(int messageId, int messageCode) {}

    private final GeographicalScope scope;
    private final boolean sameForNewArea;
    private final LongSupplier counter;
    private final Collection<Broadcast> known;
    private final List<Broadcast> replaceable;
    private final List<Long> codes = new ArrayList<>();
    private final Set<Used> used = new HashSet<>();

    /** As the other, where an unchanged text keeps its number in a changed area. */
    SerialNumbers(
            GeographicalScope scope,
            LongSupplier counter,
            Collection<Broadcast> known,
            Collection<Broadcast> superseded) {
        this(scope, true, counter, known, superseded);
    }

    /**
     * @param sameForNewArea whether a message whose text is unchanged keeps its number when its area changes, so that phones
     *     that have shown it stay silent; else every phone of the new area sounds
     * @param known every broadcast that phones may remember
     * @param superseded those that the alert replaces
     */
    SerialNumbers(
            GeographicalScope scope,
            boolean sameForNewArea,
            LongSupplier counter,
            Collection<Broadcast> known,
            Collection<Broadcast> superseded) {
        this.sameForNewArea = sameForNewArea;
        this.scope = scope;
        this.counter = counter;
        this.known = List.copyOf(known);
        this.replaceable = new ArrayList<>(superseded);
        this.replaceable.removeIf(broadcast -> broadcast.mayBeOnAir().isEmpty());
        known.forEach(b -> used.add(new Used(b.messageId(), b.serial().messageCode())));
    }

    List<Broadcast> number(List<Draft> drafts) {
        return drafts.stream().map(this::number).toList();
    }

    private Broadcast number(Draft draft) {
        Optional<Broadcast> replaced = replaceable.stream()
                .filter(b -> b.messageId() == draft.messageId() && b.language().equals(draft.language()))
                .findFirst();
        replaced.ifPresent(replaceable::remove);
        Optional<Broadcast> continued = replaced.filter(old -> isContinued(old, draft));
        if (continued.isPresent()) {
            return planned(draft, continued.get().serial(), Optional.empty());
        }
        SerialNumber serial = replaced.flatMap(this::nextUpdate)
                .orElseGet(() -> new SerialNumber(scope, freeCode(draft.messageId(), codes(draft)), 0));
        return planned(draft, serial, replaced.map(Broadcast::serial));
    }

    /** A phone stays silent about a number that it has shown: right for what reads the same, whatever its time and area. */
    private boolean isContinued(Broadcast old, Draft draft) {
        return old.hasText(draft.text().scheme().value(), draft.text().pages())
                && (sameForNewArea || old.planned().equals(draft.cells()));
    }

    private static Broadcast planned(Draft draft, SerialNumber serial, Optional<SerialNumber> replaces) {
        SortedMap<Cgi, CellState> cells = new TreeMap<>();
        draft.cells().forEach(cell -> cells.put(cell, CellState.PLANNED));
        return new Broadcast(
                draft.messageId(),
                serial,
                replaces,
                draft.language(),
                draft.text().scheme().value(),
                draft.text().pages(),
                draft.expires(),
                cells);
    }

    /** One beyond the last of that code, whichever alert used it; empty when the code is used up. */
    private Optional<SerialNumber> nextUpdate(Broadcast replaced) {
        SerialNumber last = known.stream()
                .filter(b -> b.messageId() == replaced.messageId())
                .map(Broadcast::serial)
                .filter(serial -> serial.messageCode() == replaced.serial().messageCode())
                .reduce(replaced.serial(), (a, b) -> a.updateNumber() < b.updateNumber() ? b : a);
        return last.hasNextUpdate() ? Optional.of(last.nextUpdate()) : Optional.empty();
    }

    private static CodeRange codes(Draft draft) {
        return draft.warning().map(WarningType::codes).orElse(ALL_CODES);
    }

    /** A code of that range which phones have not seen under this identifier since the last that had it was forgotten. */
    private int freeCode(int messageId, CodeRange range) {
        for (int i = 0; i <= SerialNumber.MESSAGE_CODES; i++) {
            if (i == codes.size()) {
                codes.add(counter.getAsLong());
            }
            int code = range.first() + (int) (codes.get(i) % range.size());
            if (used.add(new Used(messageId, code))) {
                return code;
            }
        }
        throw new NoFreeCode(messageId);
    }
}
