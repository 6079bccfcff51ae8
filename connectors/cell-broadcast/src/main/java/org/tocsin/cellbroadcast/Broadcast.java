package org.tocsin.cellbroadcast;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.tocsin.cellbroadcast.cbsp.Cause;
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
        SortedMap<Cgi, Standing> standings,
        Progress progress) {
    Broadcast {
        pages = List.copyOf(pages);
        standings = Collections.unmodifiableSortedMap(new TreeMap<>(standings));
    }

    /** One of which nothing is known but the states. */
    Broadcast(
            int messageId,
            SerialNumber serial,
            Optional<SerialNumber> replaces,
            String language,
            int codingScheme,
            List<Page> pages,
            Instant expires,
            SortedMap<Cgi, CellState> cells) {
        this(messageId, serial, replaces, language, codingScheme, pages, expires, standings(cells), Progress.NONE);
    }

    /** The same with these cells, all of them cells of this broadcast, in another state. */
    Broadcast with(Collection<Cgi> changed, CellState state) {
        return each(changed, standing -> standing.in(state));
    }

    /** The same with the cells that did not take it. */
    Broadcast failed(Map<Cgi, Cause> causes) {
        TreeMap<Cgi, Standing> all = new TreeMap<>(standings);
        causes.forEach((cell, cause) -> all.computeIfPresent(cell, (key, standing) -> standing.failed(cause)));
        return with(all, progress);
    }

    /** The same with how often it went out, as the peer told at that time. */
    Broadcast counted(Map<Cgi, Integer> counts, Instant at) {
        TreeMap<Cgi, Standing> all = new TreeMap<>(standings);
        counts.forEach((cell, count) -> all.computeIfPresent(cell, (key, standing) -> standing.counted(count)));
        boolean onAir = counts.values().stream().anyMatch(count -> count > 0);
        return with(all, onAir ? progress.onAirAt(at) : progress);
    }

    /** The same with what is known of it in these cells taken over from another one. */
    Broadcast adopting(Broadcast other, Collection<Cgi> cells) {
        TreeMap<Cgi, Standing> all = new TreeMap<>(standings);
        cells.forEach(cell -> Optional.ofNullable(other.standings.get(cell)).ifPresent(known -> all.put(cell, known)));
        Progress taken = other.progress;
        return with(all, new Progress(taken.accepted(), taken.firstOnAir(), taken.polls(), progress.delivered()));
    }

    Broadcast with(Progress changed) {
        return with(standings, changed);
    }

    private Broadcast each(Collection<Cgi> changed, UnaryOperator<Standing> change) {
        TreeMap<Cgi, Standing> all = new TreeMap<>(standings);
        changed.forEach(cell ->
                all.compute(cell, (key, standing) -> change.apply(standing == null ? Standing.PLANNED : standing)));
        return with(all, progress);
    }

    private Broadcast with(SortedMap<Cgi, Standing> changed, Progress changedProgress) {
        return new Broadcast(
                messageId, serial, replaces, language, codingScheme, pages, expires, changed, changedProgress);
    }

    /** Where it stands, cell by cell. */
    SortedMap<Cgi, CellState> cells() {
        TreeMap<Cgi, CellState> states = new TreeMap<>();
        standings.forEach((cell, standing) -> states.put(cell, standing.state()));
        return states;
    }

    /** Whether it is a primary notification: without text, pages and coding scheme, and over at {@code expires}. */
    boolean isPrimary() {
        return MessageIdentifiers.isPrimary(messageId);
    }

    SortedSet<Cgi> cells(Predicate<CellState> states) {
        return where(standing -> states.test(standing.state()));
    }

    SortedSet<Cgi> where(Predicate<Standing> condition) {
        TreeSet<Cgi> found = new TreeSet<>();
        standings.forEach((cell, standing) -> {
            if (condition.test(standing)) {
                found.add(cell);
            }
        });
        return found;
    }

    SortedSet<Cgi> mayBeOnAir() {
        return cells(CellState::mayBeOnAir);
    }

    /** Where the peer took it and has not ended it. */
    SortedSet<Cgi> live() {
        return cells(CellState::isLive);
    }

    /** Where the peer took it and nothing but its time ended it. */
    SortedSet<Cgi> accepted() {
        return cells(CellState::isTaken);
    }

    /** Where it must still go. */
    SortedSet<Cgi> outstanding() {
        return cells(CellState::isOutstanding);
    }

    /** Whether no cell is to have it any more. */
    boolean isStopped() {
        return standings.values().stream().allMatch(standing -> standing.state() == CellState.STOPPED);
    }

    Set<Cgi> planned() {
        return standings.keySet();
    }

    /** Whether phones see the same text. */
    boolean hasText(int otherCodingScheme, List<Page> otherPages) {
        return codingScheme == otherCodingScheme && pages.equals(otherPages);
    }

    /** Whether phones and peers take the two for the same message (3GPP TS 23.041 9.4.1.2.1). */
    boolean isSameMessage(Broadcast other) {
        return messageId == other.messageId && serial.equals(other.serial);
    }

    @Override
    public String toString() {
        return messageId + "/" + serial;
    }

    private static SortedMap<Cgi, Standing> standings(SortedMap<Cgi, CellState> cells) {
        TreeMap<Cgi, Standing> all = new TreeMap<>();
        cells.forEach((cell, state) -> all.put(cell, Standing.PLANNED.in(state)));
        return all;
    }
}
