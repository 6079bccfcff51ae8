package org.tocsin.cellbroadcast;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.page.Page;
import org.tocsin.cellbroadcast.page.SerialNumber;

/**
 * One block of an alert as a message with identifier and serial number, and where it stands in each cell it is meant for.
 *
 * @param language of the block
 * @param replaces the serial number of the message that it takes the place of, under the same identifier
 */
record Broadcast(
        int messageId,
        SerialNumber serial,
        Optional<SerialNumber> replaces,
        String language,
        int codingScheme,
        List<Page> pages,
        Instant expires,
        SortedMap<Cgi, CellState> cells) {
    Broadcast {
        pages = List.copyOf(pages);
        cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
    }

    /** The same with these cells, all of them cells of this broadcast, in another state. */
    Broadcast with(Collection<Cgi> changed, CellState state) {
        TreeMap<Cgi, CellState> all = new TreeMap<>(cells);
        changed.forEach(cell -> all.put(cell, state));
        return new Broadcast(messageId, serial, replaces, language, codingScheme, pages, expires, all);
    }

    /** Whether it is a primary notification: without text, pages and coding scheme, and over at {@code expires}. */
    boolean isPrimary() {
        return MessageIdentifiers.isPrimary(messageId);
    }

    SortedSet<Cgi> cells(Predicate<CellState> states) {
        TreeSet<Cgi> found = new TreeSet<>();
        cells.forEach((cell, state) -> {
            if (states.test(state)) {
                found.add(cell);
            }
        });
        return found;
    }

    SortedSet<Cgi> mayBeOnAir() {
        return cells(CellState::mayBeOnAir);
    }

    SortedSet<Cgi> accepted() {
        return cells(state -> state == CellState.ACCEPTED);
    }

    /** Where it must still go. */
    SortedSet<Cgi> outstanding() {
        return cells(state -> state == CellState.PLANNED || state == CellState.FAILED);
    }

    /** Whether no cell is to have it any more. */
    boolean isStopped() {
        return cells.values().stream().allMatch(state -> state == CellState.STOPPED);
    }

    Set<Cgi> planned() {
        return cells.keySet();
    }

    @Override
    public String toString() {
        return messageId + "/" + serial;
    }
}
