package org.tocsin.sms.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.cap.Status;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.simulator.OperatorMessage;
import org.tocsin.simulator.OperatorPhone;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OperatorJobDeliveryTest {
    @TempDir
    private Path directory;

    private Optional<OperatorRig> rigs = Optional.empty();

    @AfterEach
    void close() {
        rigs.ifPresent(OperatorRig::close);
    }

    @Test
    void phonesInTheAreaGetTheTextInTheirLanguageAndNobodyElseGetsOne() {
        OperatorRig rig = rig("live");

        Outcome outcome = rig.connector().deliver(flood(rig));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> assertThat(accepted.reference())
                .isEqualTo("job-1"));
        assertThat(rig.operator.messages())
                .extracting(OperatorMessage::phone)
                .containsExactly(OperatorRig.ENGLISH, OperatorRig.SPANISH);
        assertThat(rig.operator.messages().get(0).text()).contains("Flash flood");
        assertThat(rig.operator.messages().get(1).text())
                .isNotEqualTo(rig.operator.messages().get(0).text());
    }

    @Test
    void theAreaIsOrderedExactlyAsTheAlertDrawsIt() {
        OperatorRig rig = rig("live");
        rig.connector().deliver(flood(rig));

        JsonNode zones = order(rig).path("zones");

        assertThat(zones.size()).as("the languages share one zone").isEqualTo(1);
        StringBuilder drawn = new StringBuilder();
        for (JsonNode pair : zones.at("/0/polygons/0/coordinates/0")) {
            drawn.append(pair.path(1).asDouble())
                    .append(',')
                    .append(pair.path(0).asDouble())
                    .append(' ');
        }
        assertThat(drawn.toString().strip()).isEqualTo(SampleAlert.POLYGON);
        assertThat(zones.at("/0/texts").size()).isEqualTo(2);
    }

    @Test
    void aCircleStaysACircle() {
        OperatorRig rig = rig("live");
        CapMessage message = SampleAlert.flood(rig.now, OperatorRig.HOUR)
                .circle("13.93,-60.95 1.5")
                .message();

        rig.connector().deliver(Deliveries.alert(OperatorFixture.LIVE, message));

        JsonNode circle = order(rig).at("/zones/0/circles/0");
        assertThat(circle.path("latitude").asDouble()).isEqualTo(13.93);
        assertThat(circle.path("longitude").asDouble()).isEqualTo(-60.95);
        assertThat(circle.path("radiusKm").asDouble()).isEqualTo(1.5);
        assertThat(rig.operator.messages()).extracting(OperatorMessage::phone).containsExactly(OperatorRig.ENGLISH);
    }

    @Test
    void anAreaThatIsNamedByGeocodeAloneGoesOutAsTheGazetteerHasIt() {
        OperatorRig rig = rig("live");
        CapMessage message = SampleAlert.flood(rig.now, OperatorRig.HOUR)
                .geocodeOnly("SAME", "099001")
                .message();
        var ground = new GeometryFactory().toGeometry(new Envelope(-60.96, -60.94, 13.92, 13.94));

        rig.connector(OperatorFixture.LIVE, geocode -> Optional.of(ground))
                .deliver(Deliveries.alert(OperatorFixture.LIVE, message));

        assertThat(rig.operator.messages()).extracting(OperatorMessage::phone).containsExactly(OperatorRig.ENGLISH);
    }

    @Test
    void whoeverComesIntoTheAreaLaterGetsItTooUnlessThePlanSaysNo() {
        OperatorRig rig = rig("live");
        rig.connector().deliver(flood(rig));
        var late = new OperatorPhone(13.94, -60.96, "en");

        rig.operator.enter(late);

        assertThat(rig.operator.messages()).extracting(OperatorMessage::phone).contains(late);
        assertThat(order(rig).path("lateEntrants").asBoolean()).isTrue();
    }

    @Test
    void withoutLateEntrantsTheOrderSaysSo() {
        OperatorRig rig = rig("live");
        rig.fixture.with("late-entrants", "false");

        rig.connector().deliver(flood(rig));

        assertThat(order(rig).path("lateEntrants").asBoolean(true)).isFalse();
    }

    @Test
    void anOrderWhoseAnswerWasLostIsAskedForAndNotRepeated() {
        OperatorRig rig = rig("live");
        rig.script.add("on submit reply drop-after-accept once");
        OperatorJobConnector connector = rig.connector();
        Delivery delivery = flood(rig);

        Outcome first = connector.deliver(delivery);
        Outcome second = connector.deliver(Deliveries.again(delivery));

        assertThat(OperatorRig.unreachable(first).code()).isEqualTo(ReasonCode.CONNECTION_LOST);
        assertThat(second).isInstanceOf(Outcome.Accepted.class);
        assertThat(rig.requests("POST", "/jobs")).hasSize(1);
        assertThat(rig.operator.messages()).hasSize(2);
    }

    @Test
    void anOrderThatNeverArrivedIsRepeatedToTheOctetAfterAsking() {
        OperatorRig rig = rig("live");
        rig.script.add("on submit close the connection once");
        OperatorJobConnector connector = rig.connector();
        Delivery delivery = flood(rig);

        connector.deliver(delivery);
        Outcome second = connector.deliver(Deliveries.again(delivery));

        assertThat(second).isInstanceOf(Outcome.Accepted.class);
        assertThat(rig.requests("GET", "/jobs?")).hasSize(1);
        var orders = rig.requests("POST", "/jobs");
        assertThat(orders).hasSize(2);
        assertThat(orders.get(1).body()).isEqualTo(orders.get(0).body());
        assertThat(orders.get(1).key()).isEqualTo(orders.get(0).key());
        assertThat(rig.operator.messages()).hasSize(2);
    }

    @Test
    void anOrderInDoubtIsAskedForAfterARestartToo() {
        OperatorRig rig = rig("live");
        rig.script.add("on submit stay silent once");
        Delivery delivery = flood(rig);
        OperatorJobConnector before = rig.connector();

        Outcome first = before.deliver(delivery);
        before.close();
        Outcome second = rig.connector().deliver(Deliveries.again(delivery));

        assertThat(OperatorRig.unreachable(first).code()).isEqualTo(ReasonCode.TIMEOUT);
        assertThat(second).isInstanceOf(Outcome.Accepted.class);
        assertThat(rig.requests("POST", "/jobs")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "throttled-7, PEER_BUSY,       7",
        "busy-120,    PEER_BUSY,       120",
        "500,         CONNECTION_LOST, 0",
        "504,         TIMEOUT,         0",
        "401,         MISCONFIGURED,   0",
        "404,         MISCONFIGURED,   0",
        "302,         MISCONFIGURED,   0",
        "in-progress, PEER_BUSY,       0"
    })
    void whatIsAboutTheLinkIsPutOffAndForAsLongAsTheOperatorAsks(String reply, ReasonCode code, long seconds) {
        OperatorRig rig = rig("live");
        rig.script.add("on submit reply " + reply + " once");

        Outcome.Unreachable outcome = OperatorRig.unreachable(rig.connector().deliver(flood(rig)));

        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.retryAfter())
                .isEqualTo(seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)));
    }

    @Test
    void whileTheOperatorAsksForRestNoOrderAtAllIsSentToHim() {
        OperatorRig rig = rig("live");
        rig.script.add("on submit reply throttled-7 once");
        OperatorJobConnector connector = rig.connector();
        connector.deliver(flood(rig));
        Delivery other = Deliveries.alert(OperatorFixture.LIVE, SampleAlerts.flood("other", rig.now, OperatorRig.HOUR));

        rig.clock.turnTo(rig.now.plusSeconds(2));
        Outcome.Unreachable early = OperatorRig.unreachable(connector.deliver(other));
        rig.clock.turnTo(rig.now.plusSeconds(7));
        Outcome inTime = connector.deliver(other);

        assertThat(early.code()).isEqualTo(ReasonCode.PEER_BUSY);
        assertThat(early.retryAfter()).contains(Duration.ofSeconds(5));
        assertThat(inTime).isInstanceOf(Outcome.Accepted.class);
        assertThat(rig.requests("POST", "/jobs")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "text-too-long,  TOO_LONG",
        "not-encodable,  NOT_ENCODABLE",
        "nobody-in-area, NOBODY_IN_AREA",
        "expired,        EXPIRED",
        "stopped,        SUPERSEDED",
        "wrong-mode,     MISCONFIGURED",
        "400,            REFUSED_BY_PEER",
        "422,            REFUSED_BY_PEER"
    })
    void whatIsAboutTheOrderIsRefusedAndAReplayOrdersAfresh(String reply, ReasonCode code) {
        OperatorRig rig = rig("live");
        rig.script.add("on submit reply " + reply + " once");
        OperatorJobConnector connector = rig.connector();
        Delivery delivery = flood(rig);

        assertThat(OperatorRig.refused(connector.deliver(delivery)).code()).isEqualTo(code);
        assertThat(connector.deliver(delivery)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aKeyUnderWhichTheOperatorHasSomethingElseIsAskedForAtTheNextAttempt() {
        OperatorRig rig = rig("live");
        rig.script.add("on submit reply key-reused once");
        OperatorJobConnector connector = rig.connector();
        Delivery delivery = flood(rig);

        assertThat(OperatorRig.unreachable(connector.deliver(delivery)).code()).isEqualTo(ReasonCode.PEER_BUSY);
        connector.deliver(Deliveries.again(delivery));
        assertThat(rig.requests("GET", "/jobs?")).hasSize(1);
    }

    @Test
    void aDrillGoesOnlyWhereTheInterfaceSaysThatItIsForDrills() {
        OperatorRig rig = rig("live");
        CapMessage exercise = SampleAlert.flood(rig.now, OperatorRig.HOUR)
                .status(Status.EXERCISE)
                .message();

        Outcome outcome =
                rig.connector(OperatorFixture.DRILL).deliver(Deliveries.alert(OperatorFixture.DRILL, exercise));

        assertThat(OperatorRig.refused(outcome).code()).isEqualTo(ReasonCode.MISCONFIGURED);
        assertThat(rig.requests("POST", "/jobs")).isEmpty();
    }

    @Test
    void aDrillSaysThatItIsOneInModeAndText() {
        OperatorRig rig = rig("drill");
        CapMessage exercise = SampleAlert.flood(rig.now, OperatorRig.HOUR)
                .status(Status.EXERCISE)
                .message();

        rig.connector(OperatorFixture.DRILL).deliver(Deliveries.alert(OperatorFixture.DRILL, exercise));

        assertThat(order(rig).path("mode").asString()).isEqualTo("drill");
        assertThat(rig.operator.messages().get(0).text()).startsWith("EXERCISE ");
        assertThat(rig.operator.messages().get(1).text()).startsWith("SIMULACRO ");
    }

    @Test
    void aDrillWaitsWhileTheInterfaceDoesNotSayWhatItIs() {
        OperatorRig rig = rig("drill");
        rig.script.add("on health reply 500 always");
        CapMessage test =
                SampleAlert.flood(rig.now, OperatorRig.HOUR).status(Status.TEST).message();

        Outcome outcome = rig.connector(OperatorFixture.DRILL).deliver(Deliveries.alert(OperatorFixture.DRILL, test));

        assertThat(OperatorRig.unreachable(outcome).code()).isEqualTo(ReasonCode.CONNECTION_LOST);
        assertThat(rig.requests("POST", "/jobs")).isEmpty();
    }

    @Test
    void nothingIsOrderedSoLateThatItCouldNotArrive() {
        OperatorRig rig = rig("live");
        OperatorJobConnector connector = rig.connector();
        rig.clock.turnTo(rig.now.plus(OperatorRig.HOUR).minusSeconds(59));

        assertThat(OperatorRig.refused(connector.deliver(flood(rig))).code()).isEqualTo(ReasonCode.EXPIRED);
        assertThat(rig.requests("POST", "/jobs")).isEmpty();
    }

    @Test
    void withoutAStoreNothingIsOrdered() {
        OperatorRig rig = rig("live");
        OperatorJobConnector connector = rig.connector();
        rig.store.setUnavailable(true);

        assertThat(OperatorRig.unreachable(connector.deliver(flood(rig))).code())
                .isEqualTo(ReasonCode.STATE_UNAVAILABLE);
        assertThat(rig.requests("POST", "/jobs")).isEmpty();
    }

    @Test
    void theLinkIsTestedWithTheOperatorsOwnHealthAndNeverWithAJob() {
        OperatorRig rig = rig("live");
        OperatorJobConnector connector = rig.connector();

        assertThat(connector.probe().condition()).isEqualTo(LinkState.Condition.UP);
        rig.operator.stop();
        assertThat(connector.probe().condition()).isEqualTo(LinkState.Condition.DOWN);
        rig.operator.start();
        assertThat(connector.probe().condition()).isEqualTo(LinkState.Condition.UP);
        assertThat(rig.requests("POST", "/jobs")).isEmpty();
    }

    @Test
    void anOperatorWhoSaysThatHeCannotSendIsDownHoweverWellHeAnswers() {
        OperatorRig rig = rig("live");
        OperatorJobConnector connector = rig.connector();
        connector.deliver(flood(rig));
        rig.operator.sayDown("The short message centre is out.");

        await().atMost(OperatorRig.LIMIT).until(() -> connector.link().detail().contains("centre is out"));
        int asked = rig.requests("GET", "/jobs/job-1").size();
        await().atMost(OperatorRig.LIMIT)
                .until(() -> rig.requests("GET", "/jobs/job-1").size() > asked + 1);

        assertThat(connector.link().condition()).isEqualTo(LinkState.Condition.DOWN);
    }

    @Test
    void aDrillEndpointBehindALiveChannelShowsAsDown() {
        OperatorRig rig = rig("drill");
        OperatorJobConnector connector = rig.connector();

        await().atMost(OperatorRig.LIMIT).until(() -> connector.link().detail().contains("not"));
        assertThat(connector.probe().condition()).isEqualTo(LinkState.Condition.DOWN);
        assertThat(OperatorRig.refused(connector.deliver(flood(rig))).code()).isEqualTo(ReasonCode.MISCONFIGURED);
    }

    private OperatorRig rig(String mode) {
        OperatorRig rig = new OperatorRig(directory, mode);
        rigs = Optional.of(rig);
        return rig;
    }

    private static Delivery flood(OperatorRig rig) {
        return Deliveries.alert(OperatorFixture.LIVE, SampleAlerts.flood(rig.now, OperatorRig.HOUR));
    }

    private static JsonNode order(OperatorRig rig) {
        return new JsonMapper().readTree(rig.requests("POST", "/jobs").get(0).body());
    }
}
