package org.tocsin.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Status;
import org.tocsin.cap.Urgency;
import org.tocsin.cellbroadcast.cbsp.CbspCodec;
import org.tocsin.cellbroadcast.cbsp.CbspFormatException;
import org.tocsin.cellbroadcast.cbsp.CbspMessage;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Answer;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.EmergencyWrite;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.KeepAlive;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.KeepAliveComplete;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Kill;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Request;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.WriteReplace;
import org.tocsin.cellbroadcast.cbsp.RepetitionCoding;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.InMemoryStateStore;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Preview;
import org.tocsin.connector.RecordingReceiptSink;

/** Against a controller that takes all it is asked for, or leaves primary notifications unanswered. */
class PrimaryNotificationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final CbspCodec CODEC = new CbspCodec(RepetitionCoding.FIGURE);
    private static final int HEADER_OCTETS = 4;

    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final InMemoryStateStore store = new InMemoryStateStore();
    private ServerSocket controller;
    private volatile boolean knowsPrimaryNotifications = true;

    @BeforeEach
    void listen() throws IOException {
        controller = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "controller");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void end() throws IOException {
        controller.close();
    }

    @Test
    void thePrimaryNotificationOfAnEarthquakeGoesOutBeforeTheText() {
        try (CellBroadcastConnector connector = connect(Peer.LIVE, Map.of())) {
            Outcome outcome = connector.deliver(Deliveries.alert(Peer.LIVE, earthquake(Status.ACTUAL)));

            assertThat(outcome).isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> assertThat(accepted.detail())
                    .contains("The primary notification 4352: 3 of 3 cells."));
        }
        List<Request> sent = List.copyOf(requests);
        assertThat(sent.get(0)).isInstanceOfSatisfying(EmergencyWrite.class, primary -> {
            assertThat(primary.messageId()).isEqualTo(4352);
            assertThat(primary.warningType().value()).isEqualTo(0x0180);
            // The serial number says user alert and popup as well.
            assertThat(primary.serial().value() & 0x3000).isEqualTo(0x3000);
            assertThat(primary.period()).contains(Duration.ofSeconds(60));
        });
        assertThat(sent.subList(1, sent.size())).hasSize(2).allMatch(WriteReplace.class::isInstance);
    }

    @Test
    void aCancelStopsThePrimaryNotificationInItsOwnForm() {
        CapMessage message = earthquake(Status.ACTUAL);
        try (CellBroadcastConnector connector = connect(Peer.LIVE, Map.of("verify-stop", "false"))) {
            connector.deliver(Deliveries.alert(Peer.LIVE, message));
            requests.clear();

            connector.deliver(Deliveries.cancel(
                    Peer.LIVE, SampleAlert.cancel(message, NOW.plusSeconds(5)).message(), message.key()));
        }
        assertThat(requests)
                .filteredOn(request -> request.messageId() == 4352)
                .singleElement()
                .isInstanceOfSatisfying(
                        Kill.class, kill -> assertThat(kill.channel()).isEmpty());
    }

    @Test
    void aControllerThatLeavesItUnansweredGetsTheTextAllTheSameAndThatIsTold() {
        knowsPrimaryNotifications = false;
        try (CellBroadcastConnector connector = connect(Peer.LIVE, Map.of())) {
            Outcome outcome = connector.deliver(Deliveries.alert(Peer.LIVE, earthquake(Status.ACTUAL)));

            assertThat(outcome).isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> assertThat(accepted.detail())
                    .contains("3 of 3 cells took the message")
                    .contains("The primary notification 4352: 0 of 3 cells; no answer."));
        }
        assertThat(requests).filteredOn(WriteReplace.class::isInstance).hasSize(2);
    }

    @Test
    void anExerciseHasNoneButTheTest() {
        try (CellBroadcastConnector connector = connect(Peer.DRILL, Map.of())) {
            connector.deliver(Deliveries.alert(Peer.DRILL, earthquake(Status.EXERCISE)));
        }
        assertThat(requests).extracting(Request::messageId).containsExactly(4355, 4381, 4394);
    }

    @Test
    void anotherEventOrAChannelWithoutThemHasNone() {
        try (CellBroadcastConnector connector = connect(Peer.LIVE, Map.of())) {
            connector.deliver(Deliveries.alert(
                    Peer.LIVE, SampleAlert.flood(NOW, Duration.ofHours(1)).message()));
        }
        try (CellBroadcastConnector connector = connect(Peer.LIVE, Map.of("primary-notification", "false"))) {
            connector.deliver(Deliveries.alert(Peer.LIVE, earthquake(Status.ACTUAL)));
        }
        assertThat(requests).isNotEmpty().noneMatch(EmergencyWrite.class::isInstance);
    }

    @Test
    void theDryRunShowsIt() {
        try (CellBroadcastConnector connector = connect(Peer.LIVE, Map.of())) {
            Preview preview = connector.preview(Deliveries.alert(Peer.LIVE, earthquake(Status.ACTUAL)));

            assertThat(preview.facts())
                    .containsEntry("primary notification", "4352, warning type 0180, 60 s, in 3 cells");
            assertThat(preview.texts()).hasSize(2);
        }
    }

    private static CapMessage earthquake(Status status) {
        return SampleAlert.flood(NOW, Duration.ofHours(1))
                .event("Earthquake", "EQW")
                .severity(Severity.EXTREME)
                .urgency(Urgency.IMMEDIATE)
                .status(status)
                .message();
    }

    private CellBroadcastConnector connect(Channel channel, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("primary-notification", "true"));
        settings.putAll(more);
        CellBroadcastConnector connector = new CellBroadcastConnector(
                channel,
                Peer.config(controller.getLocalPort(), settings),
                store,
                new RecordingReceiptSink(),
                Clock.fixed(NOW, ZoneOffset.UTC));
        await().atMost(Peer.LIMIT).until(() -> connector.link().condition() == LinkState.Condition.UP);
        return connector;
    }

    private void serve() {
        while (!controller.isClosed()) {
            try (Socket socket = controller.accept()) {
                answerAll(new DataInputStream(socket.getInputStream()), socket.getOutputStream());
            } catch (IOException | CbspFormatException e) {
                // The connector closed its link, or the test its controller.
            }
        }
    }

    private void answerAll(DataInputStream in, OutputStream out) throws IOException, CbspFormatException {
        while (true) {
            byte[] header = in.readNBytes(HEADER_OCTETS);
            if (header.length < HEADER_OCTETS) {
                return;
            }
            int length = Integer.parseInt(HexFormat.of().formatHex(header, 1, HEADER_OCTETS), 16);
            byte[] octets = new byte[HEADER_OCTETS + length];
            System.arraycopy(header, 0, octets, 0, HEADER_OCTETS);
            in.readFully(octets, HEADER_OCTETS, length);
            CbspMessage message = CODEC.decode(octets);
            if (message instanceof KeepAlive) {
                out.write(CODEC.encode(new KeepAliveComplete()));
            } else if (message instanceof Request request) {
                requests.add(request);
                if (knowsPrimaryNotifications || !(request instanceof EmergencyWrite)) {
                    out.write(CODEC.encode(complete(request)));
                }
            }
        }
    }

    private static Answer complete(Request request) {
        return new Answer(
                request.procedure(),
                true,
                request.messageId(),
                request.serial(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(request.cells()),
                Optional.empty());
    }
}
