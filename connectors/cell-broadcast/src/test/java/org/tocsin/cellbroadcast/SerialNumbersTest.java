package org.tocsin.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.cbsp.Plmn;
import org.tocsin.cellbroadcast.page.GeographicalScope;
import org.tocsin.cellbroadcast.page.Paging;
import org.tocsin.cellbroadcast.page.SerialNumber;

class SerialNumbersTest {
    private static final Instant EXPIRES = Instant.parse("2026-03-01T12:00:00Z");
    private static final Cgi CELL = new Cgi(new Plmn("262", "42"), 1, 1);
    private final AtomicLong counter = new AtomicLong();

    @Test
    void allLanguagesShareAMessageCodeButThoseUnderOneIdentifierDoNot() {
        List<Broadcast> numbered =
                numbers(List.of(), List.of()).number(List.of(draft(4371, "de"), draft(4384, "en"), draft(4384, "ar")));

        assertThat(numbered).extracting(b -> b.serial().messageCode()).containsExactly(0, 0, 1);
    }

    @Test
    void aCodeThatPhonesMayRememberIsPassedOver() {
        Broadcast alive = broadcast(4371, "de", 1, 0);
        counter.set(1024 + 1);

        Broadcast numbered = numbers(List.of(alive), List.of())
                .number(List.of(draft(4371, "de")))
                .get(0);

        assertThat(numbered.serial().messageCode()).isEqualTo(2);
    }

    @Test
    void anUpdateTakesTheNumberBeyondTheLastThatAnyAlertUsed() {
        Broadcast original = broadcast(4371, "de", 7, 0);
        Broadcast failedUpdate = broadcast(4371, "de", 7, 1);

        Broadcast numbered = numbers(List.of(original, failedUpdate), List.of(original))
                .number(List.of(draft(4371, "de")))
                .get(0);

        assertThat(numbered.serial()).isEqualTo(new SerialNumber(GeographicalScope.PLMN, 7, 2));
        assertThat(numbered.replaces()).contains(original.serial());
    }

    @Test
    void afterUpdateFifteenComesANewCode() {
        Broadcast last = broadcast(4371, "de", 7, 15);

        Broadcast numbered = numbers(List.of(last), List.of(last))
                .number(List.of(draft(4371, "de")))
                .get(0);

        assertThat(numbered.serial()).isEqualTo(new SerialNumber(GeographicalScope.PLMN, 0, 0));
        assertThat(numbered.replaces()).contains(last.serial());
    }

    @Test
    void anotherLanguageIsNoPredecessor() {
        Broadcast french = broadcast(4384, "fr", 7, 0);

        Broadcast numbered = numbers(List.of(french), List.of(french))
                .number(List.of(draft(4384, "en")))
                .get(0);

        assertThat(numbered.replaces()).isEmpty();
    }

    @Test
    void broadcastsReadBackFromTheStoreAsTheyWere() {
        List<Broadcast> broadcasts = numbers(List.of(), List.of(broadcast(4371, "de", 7, 0)))
                .number(List.of(draft(4371, "de"), draft(4384, "ar")));

        assertThat(BroadcastFormat.read(BroadcastFormat.write(broadcasts))).isEqualTo(broadcasts);
    }

    private SerialNumbers numbers(List<Broadcast> known, List<Broadcast> superseded) {
        return new SerialNumbers(GeographicalScope.PLMN, counter::getAndIncrement, known, superseded);
    }

    private static Draft draft(int messageId, String language) {
        return new Draft(
                messageId,
                language,
                (Paging.Paged) Paging.of("Großbrand", language),
                EXPIRES,
                new TreeSet<>(Arrays.asList(CELL)));
    }

    private static Broadcast broadcast(int messageId, String language, int code, int update) {
        SortedMap<Cgi, CellState> cells = new TreeMap<>();
        cells.put(CELL, CellState.ACCEPTED);
        return new Broadcast(
                messageId,
                new SerialNumber(GeographicalScope.PLMN, code, update),
                Optional.empty(),
                language,
                0,
                ((Paging.Paged) Paging.of("Brand", "de")).pages(),
                EXPIRES,
                cells);
    }
}
