package org.tocsin.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cellbroadcast.cbsp.Category;
import org.tocsin.cellbroadcast.cbsp.Cause;
import org.tocsin.cellbroadcast.cbsp.CbspCodec;
import org.tocsin.cellbroadcast.cbsp.CbspLink;
import org.tocsin.cellbroadcast.cbsp.CbspMessage;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Answer;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Kill;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.WriteReplace;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.cbsp.CellList;
import org.tocsin.cellbroadcast.cbsp.FailedCell;
import org.tocsin.cellbroadcast.cbsp.LinkAnswer;
import org.tocsin.cellbroadcast.cbsp.LinkLimits;
import org.tocsin.cellbroadcast.cbsp.Plmn;
import org.tocsin.cellbroadcast.cbsp.RepetitionCoding;
import org.tocsin.cellbroadcast.page.Paging;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.InMemoryStateStore;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.RecordingReceiptSink;

/** A real controller, written by others, takes what the connector sends. */
class OsmoBscTest {
    private static final Cgi CELL = new Cgi(new Plmn("262", "42"), 257, 4097);
    private static final CellList CELLS = CellList.of(List.of(CELL));
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Map<String, String> OSMOCOM =
            Map.of("repetition-coding", "plain16", "uniform-period", "true", "request-timeout", "5s");

    @TempDir
    private Path directory;

    private Optional<OsmoBsc> bsc = Optional.empty();

    @BeforeEach
    void start() throws Exception {
        bsc = Optional.of(new OsmoBsc(directory));
    }

    @AfterEach
    void stop() {
        bsc.ifPresent(OsmoBsc::close);
    }

    @Test
    void eachRequestGetsTheAnswerOfTheStandard() throws Exception {
        BlockingQueue<CbspMessage> indications = new LinkedBlockingQueue<>();
        CellBroadcastConfig config = Peer.config(OsmoBsc.PORT, OSMOCOM);
        try (CbspLink link = new CbspLink(
                "osmo",
                config.peer(),
                new CbspCodec(RepetitionCoding.PLAIN16),
                config.timings(),
                LinkLimits.USUAL,
                new SplittableRandom(1),
                indications::add)) {
            link.start();

            assertThat(indications.poll(LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo(new CbspMessage.Restart(CellList.ALL, CbspMessage.BroadcastType.CBS, true));
            assertThat(answer(link, write(0x4010)).complete()).isTrue();
            assertThat(answer(link, write(0x4010)).failed())
                    .containsExactly(new FailedCell(CELL, Cause.REFERENCE_ALREADY_USED));
            assertThat(answer(link, kill(0x4010)).complete()).isTrue();
            assertThat(answer(link, kill(0x4010)).failed())
                    .containsExactly(new FailedCell(CELL, Cause.REFERENCE_NOT_IDENTIFIED));
        }
    }

    @Test
    void anAlertItsUpdateAndItsCancelAreTaken() {
        Instant sent = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        CapMessage original =
                SampleAlert.flood(sent, Duration.ofHours(1)).language("en").message();
        CapMessage update = SampleAlert.update(original, sent.plusSeconds(1), Duration.ofHours(1))
                .language("en")
                .headline("The river still rises")
                .message();
        CapMessage cancel = SampleAlert.cancel(original, sent.plusSeconds(2)).message();
        InMemoryStateStore store = new InMemoryStateStore();

        try (CellBroadcastConnector connector = connect(store)) {
            // The second cell has no broadcast channel.
            assertCounts(connector.deliver(Deliveries.alert(Peer.LIVE, original)), 3, 2);
            assertCounts(connector.deliver(Deliveries.update(Peer.LIVE, update, original.key())), 3, 2);
        }
        // A restarted gateway hears "data lost" and sends again what the controller still has.
        try (CellBroadcastConnector connector = connect(store)) {
            assertCounts(connector.deliver(Deliveries.cancel(Peer.LIVE, cancel, original.key(), update.key())), 3, 3);
        }
    }

    private static CellBroadcastConnector connect(InMemoryStateStore store) {
        CellBroadcastConnector connector = new CellBroadcastConnector(
                Peer.LIVE, Peer.config(OsmoBsc.PORT, OSMOCOM), store, new RecordingReceiptSink(), Clock.systemUTC());
        await().atMost(LIMIT).until(() -> connector.link().condition() == LinkState.Condition.UP);
        return connector;
    }

    private static void assertCounts(Outcome outcome, long planned, long accepted) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Accepted.class, taken -> assertThat(taken.counts())
                .containsEntry("cells.planned", planned)
                .containsEntry("cells.accepted", accepted));
    }

    private static WriteReplace write(int serial) {
        Paging.Paged paged = (Paging.Paged) Paging.of("Flood: move to high ground.", "en");
        return new WriteReplace(
                4371,
                SerialNumber.of(serial),
                Optional.empty(),
                CELLS,
                Category.HIGH_PRIORITY,
                16,
                100,
                paged.scheme().value(),
                paged.pages());
    }

    private static Kill kill(int serial) {
        return new Kill(4371, SerialNumber.of(serial), CELLS);
    }

    private static Answer answer(CbspLink link, CbspMessage.Request request) {
        return ((LinkAnswer.Answered) link.request(request, LIMIT)).answer();
    }
}
