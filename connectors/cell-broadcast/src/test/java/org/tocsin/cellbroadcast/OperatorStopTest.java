package org.tocsin.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.InMemoryStateStore;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.LinkTerms;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReachMap;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.RecordingReceiptSink;
import org.tocsin.connector.WireTap;

/** What an operator does to a channel: stop what is on air, pause the link, look at the wire and at the map. */
class OperatorStopTest {
    private final Peer peer = new Peer();
    private final InMemoryStateStore store = new InMemoryStateStore();
    private final List<CellBroadcastConnector> opened = new ArrayList<>();
    private final List<String> wire = new CopyOnWriteArrayList<>();
    private final WireTap tap = (direction, local, far, octets, text) -> wire.add(direction + " " + text.get());

    @AfterEach
    void closeAll() {
        opened.forEach(CellBroadcastConnector::close);
        peer.close();
    }

    private CellBroadcastConnector begin(boolean paused) {
        CellBroadcastConnector connector = new CellBroadcastConnector(
                Peer.LIVE,
                Peer.config(peer.port(), Map.of()),
                store,
                new RecordingReceiptSink(),
                Clock.systemUTC(),
                Gazetteer.NONE,
                new LinkTerms(paused, tap));
        opened.add(connector);
        return connector;
    }

    private CellBroadcastConnector connected() {
        CellBroadcastConnector connector = begin(false);
        awaitUp(connector);
        return connector;
    }

    private static void awaitUp(CellBroadcastConnector connector) {
        await().atMost(Peer.LIMIT).until(() -> connector.link().condition() == LinkState.Condition.UP);
    }

    private static Delivery alert() {
        return Deliveries.alert(
                Peer.LIVE, SampleAlert.flood(Instant.now(), Duration.ofHours(1)).message());
    }

    private long received(String request) {
        return peer.simulator.received().stream()
                .filter(message -> message.request().equals(request))
                .count();
    }

    @Test
    void stopTakesAnAlertOffAirInAllCellsAndItIsNotSentAgain() {
        CellBroadcastConnector connector = connected();
        Delivery delivery = alert();
        connector.deliver(delivery);
        assertThat(peer.simulator.onAir()).isNotEmpty();
        assertThat(connector.previewStop(delivery.key().alert()).facts())
                .containsEntry("cells", "3")
                .containsKey("takes off air");

        Outcome outcome = connector.stop(delivery.key().alert());

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(peer.simulator.onAir()).isEmpty();
        assertThat(connector
                        .previewStop(delivery.key().alert())
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(ReasonCode.ORIGINAL_NOT_SENT);
        assertThat(connector.deliver(Deliveries.again(delivery))).isInstanceOf(Outcome.Refused.class);
        peer.simulator.loseEverything();
        connector.deliver(alert());
        assertThat(peer.simulator.onAir())
                .noneMatch(broadcast -> broadcast.serial()
                        == peer.simulator.received().stream()
                                .filter(message -> message.request().equals("write-replace"))
                                .findFirst()
                                .orElseThrow()
                                .serial());
    }

    @Test
    void whatThePeerDidNotStopIsStoppedOnceItAnswersAndNeverRestored() {
        CellBroadcastConnector connector = connected();
        Delivery delivery = alert();
        connector.deliver(delivery);
        long written = received("write-replace");
        peer.simulator.script().add("on kill close the connection");

        assertThat(connector.stop(delivery.key().alert())).isInstanceOf(Outcome.Unreachable.class);

        await().atMost(Peer.LIMIT).until(() -> peer.simulator.onAir().isEmpty());
        await().atMost(Peer.LIMIT)
                .until(() ->
                        connector.previewStop(delivery.key().alert()).refusal().isPresent());
        assertThat(received("write-replace")).isEqualTo(written);
    }

    @Test
    void stoppingWhatNeverWentOutSaysSo() {
        Outcome outcome = connected().stop(alert().key().alert());

        assertThat(((Outcome.Refused) outcome).code()).isEqualTo(ReasonCode.ORIGINAL_NOT_SENT);
    }

    @Test
    void aPausedPeerIsNotDialledUntilItIsResumed() {
        CellBroadcastConnector connector = begin(true);
        assertThat(connector.link().detail()).startsWith("Paused by an operator");
        assertThat(((Outcome.Unreachable) connector.deliver(alert())).code()).isEqualTo(ReasonCode.NOT_CONNECTED);
        assertThat(peer.simulator.connections()).isZero();

        connector.resume();
        awaitUp(connector);
        connector.pause();
        connector.pause();

        await().atMost(Peer.LIMIT).until(() -> peer.simulator.connections() == 0);
        assertThat(connector.link().condition()).isEqualTo(LinkState.Condition.DOWN);
        connector.resume();
        awaitUp(connector);
        assertThat(connector.deliver(alert())).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void theWireShowsRequestsAndAnswersDecodedInTheirOrder() {
        Delivery delivery = alert();
        connected().deliver(delivery);

        assertThat(wire.get(0)).startsWith("IN Restart[");
        String headline = delivery.alert().infos().get(0).headline().orElseThrow();
        assertThat(wire).anyMatch(line -> line.startsWith("OUT WriteReplace[") && line.contains("text=\"" + headline));
        assertThat(wire).noneMatch(line -> line.contains("not understood"));
        int write = wire.indexOf(wire.stream()
                .filter(line -> line.startsWith("OUT WriteReplace["))
                .findFirst()
                .orElseThrow());
        assertThat(wire.subList(write, wire.size())).anyMatch(line -> line.startsWith("IN "));
    }

    @Test
    void theMapShowsTheAreaTheCellsThatWouldBroadcastAndThoseAround() {
        CellBroadcastConnector connector = connected();

        ReachMap map = connector.preview(alert()).map().orElseThrow();

        assertThat(map.outline()).isNotEmpty();
        assertThat(map.outline().get(0)).hasSizeGreaterThan(3);
        assertThat(map.sites().stream().filter(ReachMap.Site::serves).map(ReachMap.Site::name))
                .containsExactlyInAnyOrder(Peer.CELL_1, Peer.CELL_2, Peer.CELL_3);
        assertThat(map.serving()).isEqualTo(3);
        assertThat(map.others())
                .isEqualTo(map.sites().stream().filter(site -> !site.serves()).count());
        assertThat(connector.preview(alert()).facts().get("air time")).contains("pages of 1.883 s", "% of the channel");
    }
}
