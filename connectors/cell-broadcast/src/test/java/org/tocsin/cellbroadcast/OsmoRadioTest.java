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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleText;
import org.tocsin.cellbroadcast.cbsp.Category;
import org.tocsin.cellbroadcast.cbsp.Cause;
import org.tocsin.cellbroadcast.cbsp.CbspCodec;
import org.tocsin.cellbroadcast.cbsp.CbspLink;
import org.tocsin.cellbroadcast.cbsp.CbspMessage;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Answer;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.EmergencyWrite;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Kill;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.WriteReplace;
import org.tocsin.cellbroadcast.cbsp.CellIdentity;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.cbsp.CellList;
import org.tocsin.cellbroadcast.cbsp.LinkAnswer;
import org.tocsin.cellbroadcast.cbsp.LinkLimits;
import org.tocsin.cellbroadcast.cbsp.Plmn;
import org.tocsin.cellbroadcast.cbsp.RepetitionCoding;
import org.tocsin.cellbroadcast.cbsp.SecurityInformation;
import org.tocsin.cellbroadcast.page.Paging;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.cellbroadcast.page.WarningType;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.InMemoryStateStore;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Receipt;
import org.tocsin.connector.RecordingReceiptSink;

/** From an alert to the text on a simulated radio interface, with a controller and a base station that others wrote. */
class OsmoRadioTest {
    private static final Plmn NETWORK = new Plmn("262", "42");
    private static final Cgi ON_AIR = new Cgi(NETWORK, 257, 4097);
    private static final Cgi WITHOUT_CHANNEL = new Cgi(NETWORK, 257, 4098);
    private static final Cgi WITHOUT_STATION = new Cgi(NETWORK, 258, 8193);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration HOUR = Duration.ofHours(1);
    /** What DCS 11 puts before each page: two letters of the language, which the dissector takes for a character. */
    private static final String ARABIC_PREFIX = "\u6139";

    private static final Map<String, String> OSMOCOM = Map.of(
            "repetition-coding", "plain16",
            "serial-matching", "exact",
            "repetition-period", "9s",
            "request-timeout", "10s");

    @TempDir
    private static Path directory;

    private static Optional<OsmoNetwork> network = Optional.empty();

    private final InMemoryStateStore store = new InMemoryStateStore();
    private final RecordingReceiptSink receipts = new RecordingReceiptSink();

    @BeforeAll
    static void startNetwork() throws Exception {
        network = Optional.of(new OsmoNetwork(directory));
    }

    @AfterAll
    static void stopNetwork() throws Exception {
        if (network.isPresent()) {
            network.get().close();
        }
    }

    @Test
    void everyFormOfCellListIsAnsweredCellByCell() throws Exception {
        try (CbspLink link = link()) {
            int serial = 0x7000;
            for (CellIdentity cells : List.of(
                    ON_AIR,
                    new CellIdentity.LacCi(257, 4097),
                    new CellIdentity.Ci(4097),
                    new CellIdentity.Lai(NETWORK, 258),
                    new CellIdentity.Lac(258))) {
                CellList list = CellList.of(List.of(cells));
                serial += 0x10;
                assertThat(answer(link, write(serial, list)).complete())
                        .as("%s", cells)
                        .isTrue();
                assertThat(answer(link, kill(serial, list)).complete())
                        .as("%s", cells)
                        .isTrue();
            }

            Answer partly = answer(link, write(0x7110, CellList.ALL));
            CellResults results = CellResults.of(partly, List.of(ON_AIR, WITHOUT_CHANNEL, WITHOUT_STATION));

            assertThat(results.done()).containsExactly(ON_AIR, WITHOUT_STATION);
            assertThat(results.failed()).isEqualTo(Map.of(WITHOUT_CHANNEL, Cause.NOT_SUPPORTED));
            answer(link, kill(0x7110, CellList.of(List.of(ON_AIR, WITHOUT_STATION))));
        }
    }

    @Test
    void oneEmergencyMessageFitsInACell() throws Exception {
        try (CbspLink link = link()) {
            assertThat(answer(link, emergency(0x3000)).complete()).isTrue();
            assertThat(answer(link, emergency(0x3010)).complete()).isFalse();
            CellList cells = CellList.of(List.of(ON_AIR));
            assertThat(answer(link, new Kill(4352, SerialNumber.of(0x3000), cells, Optional.empty()))
                            .complete())
                    .isTrue();
        }
    }

    @Test
    void theTextOnAirIsThatOfTheAlertUntilItsUpdateAndItsCancel() throws Exception {
        CapMessage german = alert("de", "Großbrand: Fenster schließen, Lüftung aus!");
        CapMessage english = alert("en", "Flood: move to high ground [now].");
        CapMessage arabic = alert("ar", "فيضان: انتقل إلى مكان مرتفع");
        try (CellBroadcastConnector connector = connect()) {
            for (CapMessage message : List.of(german, english, arabic)) {
                Outcome outcome = connector.deliver(Deliveries.alert(Peer.LIVE, message));
                assertThat(outcome)
                        .isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> assertThat(accepted.counts())
                                .containsEntry("cells.accepted", 2L)
                                .containsEntry("cells.failed.cause-9", 1L)
                                .containsEntry("cells.on-air", 0L));
            }
            assertHeard(german, "");
            assertHeard(english, "");
            assertHeard(arabic, ARABIC_PREFIX);
            await().atMost(LIMIT).untilAsserted(() -> assertThat(confirmed(english))
                    .anySatisfy(receipt -> assertThat(receipt.counts()).containsEntry("cells.on-air", 1L)));

            CapMessage update = SampleAlert.update(english, sent(1), HOUR)
                    .texts(text("en", "The river still rises."))
                    .message();
            assertAccepted(connector.deliver(Deliveries.update(Peer.LIVE, update, english.key())));
            assertHeard(update, "");
            assertThat(onAir()).hasSize(3);

            CapMessage cancel = SampleAlert.cancel(english, sent(2)).message();
            assertAccepted(connector.deliver(Deliveries.cancel(Peer.LIVE, cancel, english.key(), update.key())));
            assertThat(onAir()).hasSize(2);
            cancel(connector, german, arabic);
            assertThat(onAir()).isEmpty();
        }
    }

    @Test
    void aGatewayKilledInMidBroadcastLosesNothingAndSendsNothingTwice() throws Exception {
        CapMessage message = alert("en", "Move to high ground.");
        Delivery delivery = Deliveries.alert(Peer.LIVE, message);
        CellBroadcastConnector first = connect();
        assertAccepted(first.deliver(delivery));
        List<String> before = onAir();
        first.close();

        try (CellBroadcastConnector second = connect()) {
            assertAccepted(second.deliver(Deliveries.again(delivery)));

            assertThat(onAir()).hasSize(1).isEqualTo(before);
            assertHeard(message, "");
            cancel(second, message);
        }
    }

    @Test
    void aStationThatIsLostGetsNothingUntilItIsBackAndThenWhatWaited() throws Exception {
        CapMessage message = alert("en", "Stay inside.");
        CapMessage later = alert("en", "Stay inside and close all windows.");
        try (CellBroadcastConnector connector = connect()) {
            assertAccepted(connector.deliver(Deliveries.alert(Peer.LIVE, message)));

            network.orElseThrow().stopStation();
            await().atMost(LIMIT).untilAsserted(() -> assertThat(receipts.receipts(
                            Deliveries.alert(Peer.LIVE, message).key()))
                    .anySatisfy(receipt -> assertThat(receipt.counts()).containsEntry("cells.unknown", 1L)));
            assertThat(connector.deliver(Deliveries.alert(Peer.LIVE, later)))
                    .isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> assertThat(accepted.detail())
                            .contains("1 of 3 cells took the message")
                            .contains("1 cells are out of operation"));
            network.orElseThrow().startStation();

            assertHeard(later, "");
            assertThat(onAir()).hasSize(2);
            cancel(connector, message, later);
            assertThat(onAir()).isEmpty();
        }
    }

    private CellBroadcastConnector connect() throws Exception {
        CellBroadcastConnector connector = new CellBroadcastConnector(
                Peer.LIVE, Peer.config(network.orElseThrow().port(), OSMOCOM), store, receipts, Clock.systemUTC());
        await().atMost(LIMIT).until(() -> connector.link().condition() == LinkState.Condition.UP);
        return connector;
    }

    private static CbspLink link() throws Exception {
        CellBroadcastConfig config = Peer.config(network.orElseThrow().port(), OSMOCOM);
        CbspLink link = new CbspLink(
                "osmo",
                config.peer(),
                new CbspCodec(RepetitionCoding.PLAIN16),
                config.timings(),
                LinkLimits.USUAL,
                new SplittableRandom(1),
                indication -> {});
        link.start();
        await().atMost(LIMIT).until(() -> link.probe(Duration.ofSeconds(1)).condition() == LinkState.Condition.UP);
        return link;
    }

    private static void assertHeard(CapMessage message, String prefix) {
        String text = AlertText.of(message.alert().infos().get(0)).replace("\n", "");
        await().atMost(LIMIT).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(network.orElseThrow()
                        .onAir()
                        .replaceAll("\\\\[nr]|[\\r\\n]", "")
                        .replace(prefix, ""))
                .contains(text));
    }

    private static List<String> onAir() throws Exception {
        return network.orElseThrow().broadcasts();
    }

    private static void cancel(CellBroadcastConnector connector, CapMessage... messages) {
        for (CapMessage message : messages) {
            CapMessage cancel = SampleAlert.cancel(message, sent(3)).message();
            assertAccepted(connector.deliver(Deliveries.cancel(Peer.LIVE, cancel, message.key())));
        }
    }

    private static void assertAccepted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }

    private List<Receipt> confirmed(CapMessage message) {
        return receipts.receipts(Deliveries.alert(Peer.LIVE, message).key()).stream()
                .filter(receipt -> receipt.state() == Receipt.State.CONFIRMED)
                .toList();
    }

    private static CapMessage alert(String language, String headline) {
        return SampleAlert.flood(sent(0), HOUR)
                .identifier(language + headline.length())
                .texts(text(language, headline))
                .message();
    }

    /** On one page. */
    private static SampleText text(String language, String sentence) {
        return new SampleText(language, "Civil Protection", sentence, sentence, "");
    }

    private static Instant sent(int secondsLater) {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(secondsLater);
    }

    private static WriteReplace write(int serial, CellList cells) {
        Paging.Paged paged = (Paging.Paged) Paging.of("Flood: move to high ground.", "en");
        return new WriteReplace(
                4371,
                SerialNumber.of(serial),
                Optional.empty(),
                cells,
                Category.HIGH_PRIORITY,
                5,
                100,
                paged.scheme().value(),
                paged.pages());
    }

    private static EmergencyWrite emergency(int serial) {
        return new EmergencyWrite(
                4352,
                SerialNumber.of(serial),
                Optional.empty(),
                CellList.of(List.of(ON_AIR)),
                WarningType.of(0x0580),
                SecurityInformation.NONE,
                Optional.of(Duration.ofSeconds(30)));
    }

    private static Kill kill(int serial, CellList cells) {
        return new Kill(4371, SerialNumber.of(serial), cells);
    }

    private static Answer answer(CbspLink link, CbspMessage.Request request) {
        return ((LinkAnswer.Answered) link.request(request, LIMIT)).answer();
    }
}
