package org.tocsin.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.InMemoryStateStore;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Receipt;
import org.tocsin.connector.RecordingReceiptSink;
import org.tocsin.simulator.CbspOnAir;
import org.tocsin.simulator.CbspReceived;

/** What becomes of a broadcast after it was accepted, until it is off air. */
class BroadcastLifeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    /** Beyond two periods of 16 slots. */
    private static final Duration FIRST_POLL = Duration.ofSeconds(61);

    private static final Duration NEXT_POLL = Duration.ofSeconds(61);
    private static final String SMALL_CIRCLE = "13.90,-60.97 0.5";
    private static final String OTHER_CIRCLE = "13.98,-60.95 0.5";

    private final Peer peer = new Peer();
    private final InMemoryStateStore store = new InMemoryStateStore();
    private final RecordingReceiptSink receipts = new RecordingReceiptSink();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final List<CellBroadcastConnector> opened = new ArrayList<>();

    @AfterEach
    void closeAll() {
        opened.forEach(CellBroadcastConnector::close);
        peer.close();
    }

    @Test
    void acceptanceAloneIsNeverOnAirAndACountOfOneIs() {
        Delivery delivery = deliver(flood());
        assertThat(receipts.receipts()).isEmpty();

        peer.simulator.broadcast(1);
        pass(FIRST_POLL);

        Receipt confirmed = lastReceipt(1);
        assertThat(confirmed.state()).isEqualTo(Receipt.State.CONFIRMED);
        assertThat(confirmed.delivery()).isEqualTo(delivery.key());
        assertThat(confirmed.counts())
                .containsEntry("cells.planned", 3L)
                .containsEntry("cells.accepted", 3L)
                .containsEntry("cells.on-air", 3L)
                .containsEntry("on-air.first-epoch-seconds", now.get().getEpochSecond());
    }

    @Test
    void whatIsAcceptedAndNotOnAirAfterTheSecondLookIsToldAndNotConfirmed() {
        deliver(flood());

        pass(FIRST_POLL);
        await().atMost(Peer.LIMIT).until(() -> received("status-query").size() == 1);
        assertThat(receipts.receipts()).isEmpty();
        pass(NEXT_POLL);

        Receipt told = lastReceipt(1);
        assertThat(told.state()).isEqualTo(Receipt.State.ACCEPTED);
        assertThat(told.detail()).contains("Accepted, not on air in 3 cells");
        assertThat(told.counts()).containsEntry("cells.on-air", 0L);
    }

    @Test
    void aMessageThatThePeerForgotBeforeItsEndIsWrittenAgainUnderItsNumberForTheTimeThatIsLeft() {
        deliver(flood());
        peer.simulator.forget(Peer.CELL_1);
        peer.simulator.broadcast(1);

        pass(FIRST_POLL);

        await().atMost(Peer.LIMIT).until(() -> received("write-replace").size() == 2);
        CbspReceived again = received("write-replace").get(1);
        assertThat(again.cells()).containsExactly(Peer.CELL_1);
        assertThat(again.serial()).isEqualTo(received("write-replace").get(0).serial());
        assertThat(again.broadcasts()).isEqualTo(118);
        assertThat(lastReceipt(1).counts()).containsEntry("cells.on-air", 2L);
    }

    @Test
    void whatIsOverIsKilledAndItsLastCountsAreKept() {
        deliver(flood());
        peer.simulator.broadcast(2);

        pass(HOUR);

        await().atMost(Peer.LIMIT).until(() -> peer.simulator.onAir().isEmpty());
        Receipt finished = lastReceipt(1);
        assertThat(finished.state()).isEqualTo(Receipt.State.CONFIRMED);
        assertThat(finished.counts()).containsEntry("cells.finished", 3L).containsEntry("cells.on-air", 3L);
        assertThat(received("kill")).hasSize(1);
    }

    @Test
    void whatIsOverIsKilledByTheNextGatewayToo() {
        deliver(flood());
        opened.forEach(CellBroadcastConnector::close);
        now.set(NOW.plus(HOUR));

        connector(Map.of());

        await().atMost(Peer.LIMIT).until(() -> peer.simulator.onAir().isEmpty());
        assertThat(lastReceipt(1).counts()).containsEntry("cells.finished", 3L);
    }

    @Test
    void whatThePeerCallsStoppedAndStillHasIsToldAndStoppedOnceMore() {
        deliver(flood());
        peer.simulator.script().add("on kill reply complete");

        pass(HOUR);

        assertThat(lastReceipt(1).detail()).contains("may still be on air in 3 cells");
        pass(NEXT_POLL);
        await().atMost(Peer.LIMIT).until(() -> peer.simulator.onAir().isEmpty());
        assertThat(lastReceipt(2).counts()).containsEntry("cells.finished", 3L);
    }

    @Test
    void aCancelThatThePeerOnlyClaimsToHaveCarriedOutIsTriedAgain() {
        CellBroadcastConnector connector = connector(Map.of());
        CapMessage original = flood().message();
        connector.deliver(Deliveries.alert(Peer.LIVE, original));
        peer.simulator.script().add("on kill reply complete");
        Delivery cancel =
                Deliveries.cancel(Peer.LIVE, SampleAlert.cancel(original, NOW).message(), original.key());

        assertThat(connector.deliver(cancel)).isInstanceOfSatisfying(Outcome.Unreachable.class, unreachable -> {
            assertThat(unreachable.code()).isEqualTo(ReasonCode.PEER_BUSY);
            assertThat(unreachable.detail()).contains("called it stopped in 3 cells where it still has it");
        });
        assertThat(connector.deliver(Deliveries.again(cancel))).isInstanceOf(Outcome.Accepted.class);
        assertThat(peer.simulator.onAir()).isEmpty();
    }

    @Test
    void aPeerWithoutStatusQueriesIsNeverAskedAndNeverConfirmed() {
        connector(Map.of("status-queries", "false")).deliver(Deliveries.alert(Peer.LIVE, flood().message()));
        peer.simulator.broadcast(1);

        pass(HOUR);

        await().atMost(Peer.LIMIT).until(() -> peer.simulator.onAir().isEmpty());
        assertThat(received("status-query")).isEmpty();
    }

    @Test
    void anUpdateOfTheTimeAloneIsKilledAndWrittenUnderTheSameNumber() {
        CellBroadcastConnector connector = connector(Map.of());
        CapMessage original = flood().message();
        connector.deliver(Deliveries.alert(Peer.LIVE, original));
        CapMessage longer = update(original, HOUR.multipliedBy(2)).message();

        assertThat(connector.deliver(Deliveries.update(Peer.LIVE, longer, original.key())))
                .isInstanceOf(Outcome.Accepted.class);

        assertThat(received("kill")).singleElement().satisfies(kill -> assertThat(kill.serial())
                .isEqualTo(received("write-replace").get(0).serial()));
        CbspReceived again = received("write-replace").get(1);
        assertThat(again.serial()).isEqualTo(received("write-replace").get(0).serial());
        assertThat(again.replacedSerial()).isEqualTo(OptionalInt.empty());
        assertThat(again.broadcasts()).isEqualTo(239);
        assertThat(peer.simulator.onAir()).hasSize(3);
    }

    @Test
    void anUpdateOfTheAreaAloneTouchesOnlyTheDifference() {
        CellBroadcastConnector connector = connector(Map.of());
        CapMessage original = flood().circle(SMALL_CIRCLE).message();
        connector.deliver(Deliveries.alert(Peer.LIVE, original));
        peer.simulator.broadcast(1);
        CapMessage wider = update(original, HOUR).circle("13.90,-60.97 20").message();
        CapMessage elsewhere = update(original, HOUR)
                .identifier("second-update")
                .circle(OTHER_CIRCLE)
                .message();

        connector.deliver(Deliveries.update(Peer.LIVE, wider, original.key()));

        assertThat(received("kill")).isEmpty();
        assertThat(received("write-replace").get(1).cells()).containsExactly(Peer.CELL_2, Peer.CELL_3);
        assertThat(received("write-replace").get(1).serial())
                .isEqualTo(received("write-replace").get(0).serial());

        connector.deliver(Deliveries.update(Peer.LIVE, elsewhere, original.key(), wider.key()));

        assertThat(received("write-replace")).hasSize(2);
        assertThat(received("kill")).singleElement().satisfies(kill -> assertThat(kill.cells())
                .containsExactly(Peer.CELL_1, Peer.CELL_3));
        assertThat(peer.simulator.onAir()).extracting(CbspOnAir::cell).containsExactly(Peer.CELL_2);
    }

    @Test
    void anUpdateOfTheAreaSoundsAgainEverywhereWhereThePlanAsksForIt() {
        CellBroadcastConnector connector = connector(Map.of("new-area", "restart"));
        CapMessage original = flood().circle(SMALL_CIRCLE).message();
        connector.deliver(Deliveries.alert(Peer.LIVE, original));
        CapMessage wider = update(original, HOUR).circle("13.90,-60.97 20").message();

        connector.deliver(Deliveries.update(Peer.LIVE, wider, original.key()));

        int first = received("write-replace").get(0).serial();
        assertThat(peer.simulator.onAir()).hasSize(3).allMatch(message -> message.serial() == first + 1);
    }

    @Test
    void aLostCellGetsNothingUntilItIsBackAndThenWhatWaited() {
        CellBroadcastConnector connector = connector(Map.of());
        peer.simulator.loseCells(List.of(Peer.CELL_2));
        await().atMost(Peer.LIMIT).untilAsserted(() -> {
            Outcome outcome = connector.deliver(Deliveries.alert(
                    Peer.LIVE,
                    flood().identifier("try-" + received("write-replace").size())
                            .message()));
            assertThat(outcome).isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> assertThat(accepted.detail())
                    .contains("2 of 3 cells took the message")
                    .contains("1 cells are out of operation"));
        });
        int serial =
                peer.simulator.onAir().get(peer.simulator.onAir().size() - 1).serial();

        peer.simulator.restart(Peer.CELL_2, true);

        await().atMost(Peer.LIMIT).untilAsserted(() -> assertThat(peer.simulator.onAir())
                .filteredOn(message -> message.serial() == serial)
                .extracting(CbspOnAir::cell)
                .contains(Peer.CELL_2));
    }

    @Test
    void aCellThatIsBackWithItsDataIsAskedFirstAndOnlyRepaired() {
        deliver(flood());
        peer.simulator.broadcast(1);
        peer.simulator.loseCells(List.of(Peer.CELL_1, Peer.CELL_2));
        assertThat(lastReceipt(1).counts()).containsEntry("cells.unknown", 2L);
        peer.simulator.forget(Peer.CELL_2);

        peer.simulator.restart(Peer.CELL_1, false);
        peer.simulator.restart(Peer.CELL_2, false);

        await().atMost(Peer.LIMIT).until(() -> received("write-replace").size() == 2);
        assertThat(received("write-replace").get(1).cells()).containsExactly(Peer.CELL_2);
        await().atMost(Peer.LIMIT).untilAsserted(() -> assertThat(receipts.receipts())
                .last()
                .satisfies(receipt -> assertThat(receipt.counts()).containsEntry("cells.unknown", 0L)));
    }

    @Test
    void cellsAreCountedByTheCauseOfTheirFailure() {
        peer.simulator.refuse(Peer.CELL_1, 9);
        peer.simulator.refuse(Peer.CELL_2, 6);

        Outcome outcome = connector(Map.of()).deliver(Deliveries.alert(Peer.LIVE, flood().message()));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> assertThat(accepted.counts())
                .containsEntry("cells.accepted", 1L)
                .containsEntry("cells.failed", 2L)
                .containsEntry("cells.failed.cause-9", 1L)
                .containsEntry("cells.failed.cause-6", 1L));
    }

    private Delivery deliver(SampleAlert alert) {
        Delivery delivery = Deliveries.alert(Peer.LIVE, alert.message());
        assertThat(connector(Map.of()).deliver(delivery)).isInstanceOf(Outcome.Accepted.class);
        return delivery;
    }

    private CellBroadcastConnector connector(Map<String, String> settings) {
        CellBroadcastConnector connector =
                new CellBroadcastConnector(Peer.LIVE, Peer.config(peer.port(), settings), store, receipts, clock());
        opened.add(connector);
        await().atMost(Peer.LIMIT).until(() -> connector.link().condition() == LinkState.Condition.UP);
        return connector;
    }

    private Clock clock() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private Receipt lastReceipt(int number) {
        await().atMost(Peer.LIMIT).until(() -> receipts.receipts().size() >= number);
        return receipts.receipts().get(number - 1);
    }

    private List<CbspReceived> received(String request) {
        return peer.simulator.received().stream()
                .filter(received -> received.request().equals(request))
                .toList();
    }

    private static SampleAlert flood() {
        return SampleAlert.flood(NOW, HOUR).language("en");
    }

    private static SampleAlert update(CapMessage original, Duration validity) {
        return SampleAlert.update(original, NOW, validity).language("en");
    }
}
