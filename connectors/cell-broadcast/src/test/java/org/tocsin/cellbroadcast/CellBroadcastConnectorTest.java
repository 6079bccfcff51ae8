package org.tocsin.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.Certainty;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Status;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.InMemoryStateStore;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.RecordingReceiptSink;
import org.tocsin.simulator.CbspOnAir;
import org.tocsin.simulator.CbspReceived;

class CellBroadcastConnectorTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int SEVERE_IMMEDIATE_OBSERVED = 4375;
    private static final int ADDITIONAL_LANGUAGE = 4388;
    /** Covers the first cell alone. */
    private static final String SMALL_CIRCLE = "13.90,-60.97 0.5";
    /** Covers the second cell alone. */
    private static final String OTHER_CIRCLE = "13.98,-60.95 0.5";

    private final Peer peer = new Peer();
    private final InMemoryStateStore store = new InMemoryStateStore();
    private final RecordingReceiptSink receipts = new RecordingReceiptSink();
    private final List<CellBroadcastConnector> opened = new ArrayList<>();

    @AfterEach
    void closeAll() {
        opened.forEach(CellBroadcastConnector::close);
        peer.close();
    }

    @Test
    void anAlertGoesOnAirInEachLanguageInTheCellsOfItsArea() {
        CapMessage message = flood().message();

        Outcome.Accepted accepted = accepted(connector().deliver(alert(message)));

        assertThat(accepted.counts()).containsEntry("cells.planned", 3L).containsEntry("cells.accepted", 3L);
        assertThat(writes()).hasSize(2);
        CbspReceived english = writes().get(0);
        CbspReceived spanish = writes().get(1);
        assertThat(english.messageId()).isEqualTo(SEVERE_IMMEDIATE_OBSERVED);
        assertThat(spanish.messageId()).isEqualTo(ADDITIONAL_LANGUAGE);
        assertThat(spanish.serial()).isEqualTo(english.serial());
        assertThat(english.cells()).containsExactly(Peer.CELL_1, Peer.CELL_2, Peer.CELL_3);
        assertThat(english.text())
                .isEqualTo(AlertText.of(message.alert().infos().get(0)));
        assertThat(spanish.text())
                .isEqualTo(AlertText.of(message.alert().infos().get(1)));
        // One hour in periods of 16 slots.
        assertThat(english.broadcasts()).isEqualTo(120);
        assertThat(accepted.reference()).startsWith("4375/4000");
    }

    @Test
    void aSecondAlertGetsAnotherMessageCode() {
        CellBroadcastConnector connector = connector();

        connector.deliver(alert(flood().message()));
        connector.deliver(alert(flood().identifier("second").message()));

        assertThat(writes().get(2).serial()).isEqualTo(writes().get(0).serial() + 0x10);
    }

    @Test
    void anAlertInAreasWithoutCellsIsRefused() {
        Outcome outcome = connector().deliver(alert(flood().circle("50.0,8.0 5").message()));

        assertRefused(outcome, ReasonCode.NOBODY_IN_AREA);
    }

    @Test
    void anAlertWithoutAreaIsRefusedAndNeverGoesEverywhere() {
        assertRefused(connector().deliver(alert(flood().withoutArea().message())), ReasonCode.NO_AREA);
        assertRefused(
                connector().deliver(alert(flood().geocodeOnly("SAME", "099001").message())), ReasonCode.NO_AREA);
        assertThat(peer.simulator.onAir()).isEmpty();
    }

    @Test
    void aTextBeyondFifteenPagesIsRefusedAndNeverCut() {
        Outcome outcome =
                connector().deliver(alert(flood().headline("x".repeat(1400)).message()));

        assertRefused(outcome, ReasonCode.TOO_LONG);
    }

    @Test
    void aLesserAlertIsRefusedWherePublicSafetyMessagesAreOff() {
        CellBroadcastConnector connector = open(new CellBroadcastConnector(
                Peer.LIVE, Peer.config(peer.port(), Map.of("public-safety", "false")), store, receipts, at(NOW)));

        assertRefused(connector.deliver(alert(minor())), ReasonCode.NOT_MAPPED);
    }

    @Test
    void aLesserAlertGoesOutAsPublicSafetyMessage() {
        accepted(connector().deliver(alert(minor())));

        assertThat(writes()).extracting(CbspReceived::messageId).containsExactly(4396, 4397);
    }

    @Test
    void nothingLeavesAfterExpiry() {
        assertRefused(connector(NOW.plus(HOUR)).deliver(alert(flood().message())), ReasonCode.EXPIRED);
        assertThat(writes()).isEmpty();
    }

    @Test
    void anExerciseGoesToADrillChannelUnderTheIdentifierOfExercises() {
        CellBroadcastConnector connector = open(peer.connect(Peer.DRILL, store, receipts, at(NOW)));

        accepted(connector.deliver(
                Deliveries.alert(Peer.DRILL, flood().status(Status.EXERCISE).message())));

        assertThat(writes()).extracting(CbspReceived::messageId).containsExactly(4381, 4394);
    }

    @Test
    void aDraftGoesNowhere() {
        CellBroadcastConnector connector = open(peer.connect(Peer.DRILL, store, receipts, at(NOW)));

        for (Status status : List.of(Status.DRAFT, Status.SYSTEM)) {
            Delivery delivery = Deliveries.alert(Peer.DRILL, flood().message());
            assertRefused(connector.deliver(Deliveries.withStatus(delivery, status)), ReasonCode.NOT_ALLOWED);
        }
    }

    @Test
    void anUpdateReplacesTheOldTextUnderTheNextUpdateNumber() {
        CellBroadcastConnector connector = connector();
        CapMessage original = flood().message();
        connector.deliver(alert(original));
        CapMessage update = updateOf(original).headline("The river rises").message();

        Outcome outcome = connector.deliver(Deliveries.update(Peer.LIVE, update, original.key()));

        accepted(outcome);
        CbspReceived replacing = writes().get(2);
        assertThat(replacing.replacedSerial())
                .isEqualTo(OptionalInt.of(writes().get(0).serial()));
        assertThat(replacing.serial()).isEqualTo(writes().get(0).serial() + 1);
        assertThat(peer.simulator.onAir())
                .hasSize(6)
                .allMatch(message -> message.serial() == writes().get(0).serial() + 1);
    }

    @Test
    void anUpdateOfTheAreaWritesInNewCellsAndKillsInThoseThatLeft() {
        CellBroadcastConnector connector = connector();
        CapMessage original = flood().circle(SMALL_CIRCLE).language("en").message();
        connector.deliver(alert(original));
        CapMessage update =
                updateOf(original).circle(OTHER_CIRCLE).language("en").message();

        accepted(connector.deliver(Deliveries.update(Peer.LIVE, update, original.key())));

        assertThat(peer.simulator.onAir()).extracting(CbspOnAir::cell).containsExactly(Peer.CELL_2);
        assertThat(kills()).singleElement().satisfies(kill -> assertThat(kill.cells())
                .containsExactly(Peer.CELL_1));
    }

    @Test
    void anUpdateToAnotherSeverityTakesTheOldIdentifierOffAir() {
        CellBroadcastConnector connector = connector();
        CapMessage original = flood().language("en").message();
        connector.deliver(alert(original));
        CapMessage update =
                updateOf(original).severity(Severity.EXTREME).language("en").message();

        accepted(connector.deliver(Deliveries.update(Peer.LIVE, update, original.key())));

        assertThat(peer.simulator.onAir()).hasSize(3).allMatch(message -> message.messageId() == 4371);
    }

    @Test
    void anUpdateOfWhatThePeerLostIsWrittenAnew() {
        CellBroadcastConnector connector = connector();
        CapMessage original = flood().language("en").message();
        connector.deliver(alert(original));
        peer.simulator.script().add("on write-replace reply failure-2");
        CapMessage update =
                updateOf(original).language("en").headline("The river rises").message();

        accepted(connector.deliver(Deliveries.update(Peer.LIVE, update, original.key())));

        assertThat(writes()).last().satisfies(write -> assertThat(write.replacedSerial())
                .isEmpty());
    }

    @Test
    void anUpdateOfAnAlertThatNeverWentOutHereIsAFirstMessage() {
        CapMessage original = flood().message();
        CapMessage update = updateOf(original).language("en").message();

        accepted(connector().deliver(Deliveries.update(Peer.LIVE, update, original.key())));

        assertThat(writes()).singleElement().satisfies(write -> assertThat(write.replacedSerial())
                .isEmpty());
    }

    @Test
    void aCancelTakesEveryLanguageOffAirAndRepeatingItIsHarmless() {
        CellBroadcastConnector connector = connector();
        CapMessage original = flood().message();
        connector.deliver(alert(original));
        Delivery cancel = Deliveries.cancel(Peer.LIVE, cancelOf(original), original.key());

        accepted(connector.deliver(cancel));
        assertThat(peer.simulator.onAir()).isEmpty();

        accepted(connector.deliver(Deliveries.again(cancel)));
        assertThat(kills()).hasSize(2);
    }

    @Test
    void aCancelOfWhatThePeerNoLongerKnowsIsDone() {
        CellBroadcastConnector connector = connector();
        CapMessage original = flood().message();
        connector.deliver(alert(original));
        peer.simulator.script().add("on kill reply failure-2 2 times");

        accepted(connector.deliver(Deliveries.cancel(Peer.LIVE, cancelOf(original), original.key())));
    }

    @Test
    void aCancelThatThePeerCannotCarryOutIsTriedAgain() {
        CellBroadcastConnector connector = connector();
        CapMessage original = flood().message();
        connector.deliver(alert(original));
        peer.simulator.script().add("on kill reply failure-10");
        Delivery cancel = Deliveries.cancel(Peer.LIVE, cancelOf(original), original.key());

        assertUnreachable(connector.deliver(cancel), ReasonCode.PEER_BUSY);
        accepted(connector.deliver(Deliveries.again(cancel)));

        assertThat(peer.simulator.onAir()).isEmpty();
    }

    @Test
    void aCancelOfWhatNeverWentOutHereSaysSo() {
        CapMessage original = flood().message();

        Outcome outcome = connector().deliver(Deliveries.cancel(Peer.LIVE, cancelOf(original), original.key()));

        assertRefused(outcome, ReasonCode.ORIGINAL_NOT_SENT);
    }

    @Test
    void anOriginalThatComesAgainAfterItsCancelStaysOffAir() {
        CellBroadcastConnector connector = connector();
        CapMessage original = flood().message();
        connector.deliver(alert(original));
        connector.deliver(Deliveries.cancel(Peer.LIVE, cancelOf(original), original.key()));

        assertRefused(connector.deliver(Deliveries.again(alert(original))), ReasonCode.SUPERSEDED);

        assertThat(peer.simulator.onAir()).isEmpty();
    }

    @Test
    void cellsThatFailAreCountedAndTheOthersAccepted() {
        CellBroadcastConnector connector = open(peer.connect(Peer.LIVE, store, receipts, at(NOW)));
        CapMessage message = flood().message();
        peer.simulator.script().add("on write-replace reply failure-9");

        Outcome.Accepted accepted = accepted(connector.deliver(alert(message)));

        assertThat(accepted.detail()).contains("cause 9 (cell broadcast not supported)");
    }

    @Test
    void allCellsFailingForGoodIsARefusal() {
        peer.simulator.script().add("on write-replace reply failure-9 always");

        assertRefused(connector().deliver(alert(flood().message())), ReasonCode.REFUSED_BY_PEER);
    }

    @Test
    void allCellsOutOfCapacityIsWorthAnotherAttempt() {
        peer.simulator.script().add("on write-replace reply failure-6 2 times");
        CellBroadcastConnector connector = connector();
        Delivery delivery = alert(flood().message());

        assertUnreachable(connector.deliver(delivery), ReasonCode.PEER_BUSY);
        accepted(connector.deliver(Deliveries.again(delivery)));

        assertThat(writes())
                .extracting(CbspReceived::serial)
                .containsOnly(writes().get(0).serial());
    }

    @Test
    void aConnectionLostWhileWaitingIsReportedAtOnceAndTheRepeatHasOneEffect() {
        peer.simulator.script().add("on write-replace close the connection");
        CellBroadcastConnector connector = connector();
        Delivery delivery = alert(flood().language("en").message());

        assertUnreachable(connector.deliver(delivery), ReasonCode.CONNECTION_LOST);
        await().atMost(Peer.LIMIT).untilAsserted(() -> accepted(connector.deliver(Deliveries.again(delivery))));

        assertThat(peer.simulator.onAir()).hasSize(3);
    }

    @Test
    void anAnswerThatNeverCameIsNoSecondEffect() {
        peer.simulator.script().add("on write-replace wait 3s");
        CellBroadcastConnector connector = connector();
        Delivery delivery = alert(flood().language("en").message());

        assertUnreachable(connector.deliver(delivery), ReasonCode.TIMEOUT);
        await().atMost(Peer.LIMIT).until(() -> peer.simulator.onAir().size() == 3);
        accepted(connector.deliver(Deliveries.again(delivery)));

        assertThat(peer.simulator.onAir()).hasSize(3);
    }

    @Test
    void aRestartedGatewayRepeatsWithTheSameSerialNumber() {
        Delivery delivery = alert(flood().language("en").message());
        peer.simulator.script().add("on write-replace close the connection");
        CellBroadcastConnector first = connector();
        assertUnreachable(first.deliver(delivery), ReasonCode.CONNECTION_LOST);
        first.close();

        accepted(connector().deliver(Deliveries.again(delivery)));

        assertThat(writes())
                .extracting(CbspReceived::serial)
                .containsOnly(writes().get(0).serial());
    }

    @Test
    void aPeerThatLostEverythingGetsItsBroadcastsAgain() {
        CellBroadcastConnector connector = connector();
        CapMessage message = flood().message();
        connector.deliver(alert(message));
        List<CbspOnAir> before = peer.simulator.onAir();

        peer.simulator.loseEverything();

        await().atMost(Peer.LIMIT)
                .untilAsserted(() -> assertThat(peer.simulator.onAir()).containsExactlyInAnyOrderElementsOf(before));
        await().atMost(Peer.LIMIT)
                .untilAsserted(() ->
                        assertThat(receipts.receipts(alert(message).key())).isNotEmpty());
    }

    @Test
    void aPeerThatLostNothingIsNotDisturbedByTheRepeatAfterReconnect() {
        CellBroadcastConnector first = connector();
        first.deliver(alert(flood().message()));
        List<CbspOnAir> before = peer.simulator.onAir();
        first.close();

        connector();

        await().atMost(Peer.LIMIT).until(() -> writes().size() == 4);
        assertThat(peer.simulator.onAir()).isEqualTo(before);
        assertThat(receipts.receipts()).isEmpty();
    }

    /** The answer to the Update is lost with the gateway, and the next one puts what it believes on air there again. */
    @Test
    void anUpdateThatThePeerHasAlreadyTakesAwayWhatWasPutBackBefore() {
        CellBroadcastConnector first = exact();
        CapMessage original = flood().language("en").message();
        accepted(first.deliver(alert(original)));
        int superseded = writes().get(0).serial();
        CapMessage message =
                updateOf(original).language("en").headline("The river rises").message();
        Delivery update = Deliveries.update(Peer.LIVE, message, original.key());
        peer.simulator.script().add("on write-replace wait 3s");
        assertUnreachable(first.deliver(update), ReasonCode.TIMEOUT);
        await().atMost(Peer.LIMIT).until(() -> !onAirWith(superseded));
        first.close();
        CellBroadcastConnector second = exact();
        await().atMost(Peer.LIMIT).until(() -> onAirWith(superseded));

        await().atMost(Peer.LIMIT).untilAsserted(() -> accepted(second.deliver(Deliveries.again(update))));

        assertThat(onAirWith(superseded)).isFalse();
        assertThat(peer.simulator.onAir()).hasSize(3);
    }

    @Test
    void aStoreThatDoesNotAnswerSendsNothing() {
        CellBroadcastConnector connector = connector();
        store.setUnavailable(true);

        assertUnreachable(connector.deliver(alert(flood().message())), ReasonCode.STATE_UNAVAILABLE);

        assertThat(writes()).isEmpty();
    }

    /** For a peer that keeps an old text on air beside the new one. */
    private CellBroadcastConnector exact() {
        return open(new CellBroadcastConnector(
                Peer.LIVE, Peer.config(peer.port(), Map.of("serial-matching", "exact")), store, receipts, at(NOW)));
    }

    private CellBroadcastConnector connector() {
        return connector(NOW);
    }

    private CellBroadcastConnector connector(Instant now) {
        return open(peer.connect(Peer.LIVE, store, receipts, at(now)));
    }

    private CellBroadcastConnector open(CellBroadcastConnector connector) {
        opened.add(connector);
        await().atMost(Peer.LIMIT).until(() -> connector.link().condition() == LinkState.Condition.UP);
        return connector;
    }

    private boolean onAirWith(int serial) {
        return peer.simulator.onAir().stream().anyMatch(broadcast -> broadcast.serial() == serial);
    }

    private List<CbspReceived> writes() {
        return received("write-replace");
    }

    private List<CbspReceived> kills() {
        return received("kill");
    }

    private List<CbspReceived> received(String request) {
        return peer.simulator.received().stream()
                .filter(received -> received.request().equals(request))
                .toList();
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static SampleAlert flood() {
        return SampleAlert.flood(NOW, HOUR);
    }

    private static CapMessage minor() {
        return flood().severity(Severity.MINOR).certainty(Certainty.POSSIBLE).message();
    }

    private static SampleAlert updateOf(CapMessage original) {
        return SampleAlert.update(original, NOW.plusSeconds(60), HOUR);
    }

    private static CapMessage cancelOf(CapMessage original) {
        return SampleAlert.cancel(original, NOW.plusSeconds(60)).message();
    }

    private static Delivery alert(CapMessage message) {
        return Deliveries.alert(Peer.LIVE, message);
    }

    private static Outcome.Accepted accepted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return (Outcome.Accepted) outcome;
    }

    private static void assertRefused(Outcome outcome, ReasonCode code) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }

    private static void assertUnreachable(Outcome outcome, ReasonCode code) {
        assertThat(outcome)
                .isInstanceOfSatisfying(Outcome.Unreachable.class, unreachable -> assertThat(unreachable.code())
                        .isEqualTo(code));
    }
}
