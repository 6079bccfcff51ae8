package org.tocsin.cellbroadcast.cbsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.ReasonCode;
import org.tocsin.simulator.CbspPeerSimulator;
import org.tocsin.simulator.CbspReceived;
import org.tocsin.simulator.Script;

class CbspLinkTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final CellIdentity.Cgi CELL = new CellIdentity.Cgi(new Plmn("262", "42"), 257, 4097);
    private static final CbspMessage.Kill KILL =
            new CbspMessage.Kill(4371, SerialNumber.of(0x4010), CellList.of(List.of(CELL)));

    private final CbspPeerSimulator simulator = new CbspPeerSimulator(0, List.of(), new Script());
    private final BlockingQueue<CbspMessage> indications = new LinkedBlockingQueue<>();
    private int listenPort;
    private Optional<CbspLink> opened = Optional.empty();

    @AfterEach
    void closeAll() {
        opened.ifPresent(CbspLink::close);
        simulator.close();
    }

    @Test
    void aRequestGetsTheAnswerThatBearsItsNumbers() throws Exception {
        CbspLink link = up(simulator.start().port(), Duration.ofSeconds(30));

        assertThat(link.request(KILL, LIMIT)).isInstanceOfSatisfying(LinkAnswer.Answered.class, answered -> assertThat(
                        answered.answer().failed())
                .containsExactly(new FailedCell(CELL, Cause.REFERENCE_NOT_IDENTIFIED)));
    }

    @Test
    void aRequestWithoutConnectionIsAnsweredAtOnce() throws Exception {
        int port = simulator.start().port();
        simulator.stop();
        CbspLink link = open(port, Duration.ofSeconds(30));

        assertNotAnswered(link.request(KILL, LIMIT), ReasonCode.NOT_CONNECTED);
    }

    @Test
    void theSameRequestIsNotSentTwiceAtATime() throws Exception {
        simulator.script().add("on kill stay silent always");
        CbspLink link = up(simulator.start().port(), Duration.ofSeconds(30));
        CompletableFuture<LinkAnswer> first =
                CompletableFuture.supplyAsync(() -> link.request(KILL, Duration.ofSeconds(2)));
        await().atMost(LIMIT).until(() -> received("kill") == 1);

        assertNotAnswered(link.request(KILL, LIMIT), ReasonCode.PEER_BUSY);
        assertNotAnswered(first.join(), ReasonCode.TIMEOUT);
    }

    @Test
    void aConnectionThatEndsFailsTheWaitingRequestAtOnce() throws Exception {
        simulator.script().add("on kill close the connection");
        CbspLink link = up(simulator.start().port(), Duration.ofSeconds(30));

        assertNotAnswered(link.request(KILL, LIMIT), ReasonCode.CONNECTION_LOST);
    }

    @Test
    void aLinkThatEndedIsDialledAgain() throws Exception {
        CbspLink link = up(simulator.start().port(), Duration.ofSeconds(30));
        simulator.script().add("on kill close the connection");
        link.request(KILL, LIMIT);

        await().atMost(LIMIT).until(() -> link.request(KILL, LIMIT) instanceof LinkAnswer.Answered);
    }

    @Test
    void keepAlivesGoOutAndTheirAnswersKeepTheLinkUp() throws Exception {
        CbspLink link = up(simulator.start().port(), SHORT);

        await().atMost(LIMIT).until(() -> received("keep-alive") >= 5);
        assertThat(link.state().condition()).isEqualTo(LinkState.Condition.UP);
        assertThat(indications).hasSize(1);
    }

    @Test
    void aPeerThatAnswersNoKeepAliveIsDialledAgain() throws Exception {
        simulator.script().add("on keep-alive stay silent 3 times");

        up(simulator.start().port(), SHORT);

        // One RESTART for each connection.
        await().atMost(LIMIT).until(() -> indications.size() >= 2);
    }

    @Test
    void aTestOfTheLinkAsksForASignOfLifeAndPutsNothingOnTheAir() throws Exception {
        CbspLink link = up(simulator.start().port(), Duration.ofSeconds(30));

        assertThat(link.probe(LIMIT).condition()).isEqualTo(LinkState.Condition.UP);
        assertThat(received("keep-alive")).isEqualTo(1);
        assertThat(received("write-replace")).isZero();

        simulator.script().add("on keep-alive stay silent always");
        assertThat(link.probe(SHORT)).satisfies(found -> {
            assertThat(found.condition()).isEqualTo(LinkState.Condition.DOWN);
            assertThat(found.detail()).contains("did not answer a KEEP-ALIVE within 200 ms");
        });
    }

    @Test
    void aPeerThatLeavesThreeRequestsUnansweredIsDialledAgain() throws Exception {
        simulator.script().add("on kill stay silent 3 times");
        CbspLink link = up(simulator.start().port(), Duration.ofSeconds(30));

        for (int i = 0; i < 3; i++) {
            assertNotAnswered(link.request(KILL, SHORT), ReasonCode.TIMEOUT);
        }

        await().atMost(LIMIT).until(() -> indications.size() >= 2);
    }

    @Test
    void aPeerThatSpeaksAnotherProtocolIsLeft() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            open(server.getLocalPort(), Duration.ofSeconds(30));
            try (Socket peer = server.accept()) {
                peer.setSoTimeout((int) LIMIT.toMillis());
                peer.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

                assertThat(peer.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void aControllerThatDialsIsLetInAndASecondConnectionIsTurnedAway() throws Exception {
        simulator.start();
        CbspLink link = listening("127.0.0.1");

        dial();

        await().atMost(LIMIT).until(() -> link.request(KILL, LIMIT) instanceof LinkAnswer.Answered);
        try (Socket second = new Socket(InetAddress.getLoopbackAddress(), listenPort)) {
            second.setSoTimeout((int) LIMIT.toMillis());
            assertThat(second.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(link.request(KILL, LIMIT)).isInstanceOf(LinkAnswer.Answered.class);
    }

    @Test
    void aControllerThatWasLostIsLetInAgain() throws Exception {
        simulator.start();
        CbspLink link = listening("127.0.0.1");
        dial();
        await().atMost(LIMIT).until(() -> !indications.isEmpty());
        simulator.script().add("on kill close the connection");
        link.request(KILL, LIMIT);
        await().atMost(LIMIT).until(() -> link.state().condition() == LinkState.Condition.DOWN);

        dial();

        await().atMost(LIMIT).until(() -> link.request(KILL, LIMIT) instanceof LinkAnswer.Answered);
    }

    @Test
    void aStrangerIsTurnedAway() throws Exception {
        CbspLink link = listening("192.0.2.1");
        await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> {
            try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), listenPort)) {
                stranger.setSoTimeout((int) LIMIT.toMillis());
                assertThat(stranger.getInputStream().read()).isEqualTo(-1);
            }
        });
        assertThat(link.state().condition()).isEqualTo(LinkState.Condition.DOWN);
    }

    @Test
    void anErrorIndicationEndsTheWaitOfTheRequestThatItNames() throws Exception {
        simulator.script().add("on kill reply error-5");
        CbspLink link = up(simulator.start().port(), Duration.ofSeconds(30));

        assertThat(link.request(KILL, LIMIT)).isEqualTo(new LinkAnswer.Rejected(new Cause(5)));
    }

    @Test
    void noMoreRequestsThanTheWindowHoldsWaitAtATime() throws Exception {
        simulator.script().add("on kill stay silent always");
        CbspLink link = up(simulator.start().port(), Duration.ofSeconds(30));
        List<CompletableFuture<LinkAnswer>> waiting = List.of(0x4010, 0x4020).stream()
                .map(serial -> CompletableFuture.supplyAsync(() -> link.request(kill(serial), Duration.ofSeconds(2))))
                .toList();
        await().atMost(LIMIT).until(() -> received("kill") == 2);

        assertNotAnswered(link.request(kill(0x4030), SHORT), ReasonCode.NO_CAPACITY);

        waiting.forEach(answer -> assertNotAnswered(answer.join(), ReasonCode.TIMEOUT));
        assertThat(received("kill")).isEqualTo(2);
    }

    private static CbspMessage.Kill kill(int serial) {
        return new CbspMessage.Kill(4371, SerialNumber.of(serial), CellList.of(List.of(CELL)));
    }

    private CbspLink listening(String host) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listenPort = free.getLocalPort();
        }
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), listenPort);
        return open(new PeerAddress(host, OptionalInt.empty(), Optional.of(address)), Duration.ofSeconds(30));
    }

    private void dial() {
        await().atMost(LIMIT).ignoreExceptions().until(() -> {
            simulator.dial(listenPort);
            return true;
        });
    }

    private CbspLink up(int port, Duration keepAlive) {
        CbspLink link = open(port, keepAlive);
        await().atMost(LIMIT).until(() -> !indications.isEmpty());
        return link;
    }

    private CbspLink open(int port, Duration keepAlive) {
        return open(PeerAddress.dialled("127.0.0.1", port), keepAlive);
    }

    private CbspLink open(PeerAddress peer, Duration keepAlive) {
        LinkTimings timings = new LinkTimings(
                Duration.ofSeconds(2),
                keepAlive,
                Duration.ofMillis(500),
                Duration.ofMillis(50),
                Duration.ofMillis(200));
        CbspLink link = new CbspLink(
                "test",
                peer,
                new CbspCodec(RepetitionCoding.FIGURE),
                timings,
                new LinkLimits(2, 3),
                new SplittableRandom(1),
                indications::add);
        opened = Optional.of(link);
        link.start();
        return link;
    }

    private long received(String request) {
        return simulator.received().stream()
                .map(CbspReceived::request)
                .filter(request::equals)
                .count();
    }

    private static void assertNotAnswered(LinkAnswer answer, ReasonCode reason) {
        assertThat(answer)
                .isInstanceOfSatisfying(LinkAnswer.NotAnswered.class, notAnswered -> assertThat(notAnswered.reason())
                        .isEqualTo(reason));
    }
}
