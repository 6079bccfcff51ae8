package org.tocsin.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.cellbroadcast.cbsp.CellIdentity;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.cbsp.Plmn;
import org.tocsin.cellbroadcast.page.Paging;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.cellbroadcast.sbcap.AreaReport;
import org.tocsin.cellbroadcast.sbcap.AreaReport.CellReport;
import org.tocsin.cellbroadcast.sbcap.Ecgi;
import org.tocsin.cellbroadcast.sbcap.GlobalEnb;
import org.tocsin.cellbroadcast.sbcap.MessageChannel;
import org.tocsin.cellbroadcast.sbcap.MessageDialer;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.Request;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.StopRequest;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.WriteReplaceRequest;
import org.tocsin.cellbroadcast.sbcap.SctpDialer;
import org.tocsin.cellbroadcast.sbcap.Tai;
import org.tocsin.cellbroadcast.sbcap.WarningArea;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.InMemoryStateStore;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Receipt;
import org.tocsin.connector.RecordingReceiptSink;
import org.tocsin.connector.Transcript;

/** The whole way of an alert into cells of the fourth generation, over a loopback that stands in for SCTP. */
class SbcapTransportTest {
    private static final Plmn NETWORK = new Plmn("262", "42");
    private static final Ecgi CELL_1 = new Ecgi(NETWORK, 26_112_769);
    private static final Ecgi CELL_2 = new Ecgi(NETWORK, 26_112_770);
    private static final GlobalEnb STATION = new GlobalEnb(NETWORK, GlobalEnb.Size.MACRO, 26_112_769 >> 8);

    private final Instant sent = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final CapMessage flood = SampleAlert.flood(sent, Duration.ofHours(1))
            .language("en")
            .message();
    private final InMemoryStateStore store = new InMemoryStateStore();
    private final RecordingReceiptSink receipts = new RecordingReceiptSink();
    private final LoopbackMme mme = new LoopbackMme();
    private Optional<CellBroadcastConnector> opened = Optional.empty();

    @AfterEach
    void close() {
        opened.ifPresent(CellBroadcastConnector::close);
        mme.close();
    }

    @Test
    void anAlertGoesToTheCellsOfItsAreaAndACancelStopsItThere() {
        CellBroadcastConnector connector = connect();

        Outcome accepted = connector.deliver(Deliveries.alert(Peer.LIVE, flood));
        CapMessage cancel = SampleAlert.cancel(flood, sent).message();
        Outcome cancelled = connector.deliver(Deliveries.cancel(Peer.LIVE, cancel, flood.key()));

        assertThat(accepted).isInstanceOfSatisfying(Outcome.Accepted.class, outcome -> assertThat(outcome.counts())
                .containsEntry("cells.accepted", 2L));
        assertThat(cancelled).isInstanceOf(Outcome.Accepted.class);
        WriteReplaceRequest write = (WriteReplaceRequest) mme.requests.get(0);
        StopRequest stop = (StopRequest) mme.requests.get(1);
        assertThat(write.area()).contains(new WarningArea.Cells(List.of(CELL_1, CELL_2)));
        assertThat(write.concurrent()).isTrue();
        assertThat(write.indication()).isTrue();
        assertThat(stop.messageId()).isEqualTo(write.messageId());
        assertThat(stop.serial()).isEqualTo(write.serial());
        assertThat(stop.area()).isEqualTo(write.area());
    }

    @Test
    void anUpdateIsWrittenBesideTheOldMessageWhichIsThenStopped() {
        CellBroadcastConnector connector = connect();
        CapMessage update = SampleAlert.update(flood, sent.plusSeconds(1), Duration.ofHours(1))
                .language("en")
                .headline("The flood rises")
                .message();

        Outcome first = connector.deliver(Deliveries.alert(Peer.LIVE, flood));
        Outcome second = connector.deliver(Deliveries.update(Peer.LIVE, update, flood.key()));

        assertThat(first).isInstanceOf(Outcome.Accepted.class);
        assertThat(second).isInstanceOf(Outcome.Accepted.class);
        assertThat(mme.requests.get(1)).isInstanceOf(WriteReplaceRequest.class);
        assertThat(mme.requests.get(2)).isInstanceOf(StopRequest.class);
        assertThat(mme.requests.get(2).serial()).isEqualTo(mme.requests.get(0).serial());
        assertThat(mme.requests.get(1).serial())
                .isEqualTo(mme.requests.get(0).serial().nextUpdate());
    }

    @Test
    void onlyCellsThatAnIndicationNamesCountAsOnAir() {
        mme.thenSays(SbcapTransportTest::scheduledInTheFirstCell);
        try (SbcapTransport transport = transport()) {
            Broadcast broadcast = broadcast(transport);

            await().atMost(Peer.LIMIT).until(() -> !status(transport, broadcast)
                    .counts()
                    .isEmpty());

            assertThat(status(transport, broadcast).counts()).containsExactly(Map.entry(EutranCells.cgi(CELL_1), 1));
            assertThat(status(transport, broadcast).done()).containsExactly(EutranCells.cgi(CELL_1));
            assertThat(status(transport, broadcast).failed()).isEmpty();
        }
    }

    @Test
    void aStopTellsHowOftenTheMessageWentOutAndThatItIsGone() {
        mme.thenSays(request -> request instanceof StopRequest
                ? List.of(new SbcapMessage.StopIndication(
                        request.messageId(),
                        request.serial(),
                        Optional.of(AreaReport.ofCells(List.of(new CellReport(CELL_1, 7)))),
                        List.of()))
                : List.of());
        try (SbcapTransport transport = transport()) {
            Broadcast broadcast = broadcast(transport);

            CellResults stopped = transport.kill(broadcast, cells(), deadline(), new Transcript(Clock.systemUTC()));

            assertThat(stopped.done()).containsExactlyInAnyOrderElementsOf(cells());
            assertThat(stopped.counts()).containsExactly(Map.entry(EutranCells.cgi(CELL_1), 7));
            assertThat(status(transport, broadcast).failed()).containsOnlyKeys(cells());
        }
    }

    @Test
    void aBaseStationThatRestartsGetsItsMessagesAgain() {
        CellBroadcastConnector connector = connect();
        assertThat(connector.deliver(Deliveries.alert(Peer.LIVE, flood))).isInstanceOf(Outcome.Accepted.class);

        mme.says(new SbcapMessage.RestartIndication(
                List.of(CELL_1), STATION, List.of(new Tai(NETWORK, 257)), List.of()));

        await().atMost(Peer.LIMIT).until(() -> mme.requests.size() == 2);
        WriteReplaceRequest again = (WriteReplaceRequest) mme.requests.get(1);
        assertThat(again.serial()).isEqualTo(mme.requests.get(0).serial());
        assertThat(again.area()).contains(new WarningArea.Cells(List.of(CELL_1)));
        await().atMost(Peer.LIMIT)
                .untilAsserted(() -> assertThat(receipts.receipts())
                        .extracting(Receipt::state)
                        .contains(Receipt.State.ACCEPTED));
    }

    @Test
    void aPeerOutOfCapacityIsAskedAgainLater() {
        CellBroadcastConnector connector = connect();
        mme.refusesOnce(7);

        Outcome outcome = connector.deliver(Deliveries.alert(Peer.LIVE, flood));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Unreachable.class, busy -> assertThat(busy.code())
                .isEqualTo(ReasonCode.PEER_BUSY));
    }

    @Test
    void aRepeatThatThePeerHasAlreadyIsAccepted() {
        CellBroadcastConnector connector = connect();
        mme.refusesOnce(11);

        assertThat(connector.deliver(Deliveries.alert(Peer.LIVE, flood))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void whereTheSystemHasNoSctpTheLinkSaysSoAndNothingIsSent() {
        MessageDialer none = new MessageDialer() {
            @Override
            public Optional<String> unavailable() {
                return Optional.of("SCTP is not available on this system: Protocol not supported.");
            }

            @Override
            public MessageChannel dial() {
                throw new AssertionError("dialled");
            }

            @Override
            public String peer() {
                return "mme";
            }
        };
        CellBroadcastConnector connector = connector(none);
        opened = Optional.of(connector);

        Outcome outcome = connector.deliver(Deliveries.alert(Peer.LIVE, flood));

        assertThat(connector.link())
                .isEqualTo(LinkState.down("SCTP is not available on this system: Protocol not supported."));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Unreachable.class, unreachable -> {
            assertThat(unreachable.code()).isEqualTo(ReasonCode.NOT_CONNECTED);
            assertThat(unreachable.detail()).contains("SCTP is not available on this system");
        });
    }

    @Test
    void thePlatformsSctpIsThereOrSaysWhyNot() {
        assertThat(new SctpDialer("127.0.0.1", 29168).unavailable())
                .satisfiesAnyOf(none -> assertThat(none).isEmpty(), why -> assertThat(why.orElseThrow())
                        .startsWith("SCTP is not available on this system: "));
    }

    private static List<SbcapMessage> scheduledInTheFirstCell(Request request) {
        return List.of(new SbcapMessage.WriteReplaceIndication(
                request.messageId(),
                request.serial(),
                Optional.of(AreaReport.ofCells(List.of(new CellReport(CELL_1, 0))))));
    }

    private CellBroadcastConnector connect() {
        CellBroadcastConnector connector = connector(mme);
        opened = Optional.of(connector);
        await().atMost(Peer.LIMIT).until(() -> connector.link().condition() == LinkState.Condition.UP);
        return connector;
    }

    private CellBroadcastConnector connector(MessageDialer dialer) {
        return CellBroadcastConnector.overSbcap(
                Peer.LIVE, config(), store, receipts, Clock.systemUTC(), Gazetteer.NONE, dialer);
    }

    private SbcapTransport transport() {
        SbcapTransport transport = new SbcapTransport("test", config(), mme, Clock.systemUTC());
        transport.start(new BroadcastTransport.Events() {
            @Override
            public void restarted(List<CellIdentity> cells, boolean dataLost) {}

            @Override
            public void cellsLost(List<CellIdentity> cells) {}
        });
        await().atMost(Peer.LIMIT).until(() -> transport.state().condition() == LinkState.Condition.UP);
        return transport;
    }

    /** Written to both cells. */
    private Broadcast broadcast(SbcapTransport transport) {
        TreeMap<Cgi, CellState> planned = new TreeMap<>();
        cells().forEach(cell -> planned.put(cell, CellState.PLANNED));
        Paging.Paged paged =
                (Paging.Paged) Paging.of("Flood", "en");
        Broadcast broadcast = new Broadcast(
                4375,
                SerialNumber.of(0x4010),
                Optional.empty(),
                "en",
                paged.scheme().value(),
                paged.pages(),
                sent.plusSeconds(600),
                planned);
        CellResults written = transport.write(
                broadcast, Optional.empty(), cells(), deadline(), new Transcript(Clock.systemUTC()));
        assertThat(written.done()).containsExactlyInAnyOrderElementsOf(cells());
        return broadcast;
    }

    private static CellResults status(SbcapTransport transport, Broadcast broadcast) {
        return transport.status(broadcast, cells(), deadline(), new Transcript(Clock.systemUTC()));
    }

    private static List<Cgi> cells() {
        return List.of(EutranCells.cgi(CELL_1), EutranCells.cgi(CELL_2));
    }

    private static Deadline deadline() {
        return Deadline.in(Peer.TIME_LIMIT);
    }

    private static CellBroadcastConfig config() {
        return Peer.config(1, Map.of("transport", "sbc-ap", "cells", "cells-lte.csv"));
    }
}
