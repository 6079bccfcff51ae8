package org.tocsin.cellbroadcast.cbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.Status;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.InMemoryStateStore;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.simulator.CbcReceived;
import org.tocsin.simulator.CbcSimulator;

class CbcConnectorTest {
    private final Instant sent = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final CapMessage flood =
            SampleAlert.flood(sent, Duration.ofHours(1)).message();
    private final InMemoryStateStore store = new InMemoryStateStore();
    private Optional<Centre> centre = Optional.empty();

    @AfterEach
    void stopCentre() {
        centre.ifPresent(Centre::close);
    }

    @Test
    void anAttemptInDoubtIsRepeatedAsTheSameMessageAndMarked() {
        Centre one = centre(1);
        CbcConnector connector = connect(one, Centre.LIVE, Map.of());
        one.first().script().add("on alert close the connection once");
        Delivery delivery = Deliveries.alert(Centre.LIVE, flood);

        Outcome first = connector.deliver(delivery);
        Outcome second = connector.deliver(Deliveries.again(delivery));

        assertThat(first).isInstanceOfSatisfying(Outcome.Unreachable.class, doubt -> assertThat(doubt.code())
                .isEqualTo(ReasonCode.CONNECTION_LOST));
        assertThat(second).isInstanceOf(Outcome.Accepted.class);
        assertThat(one.first().taken()).hasSize(1);
        assertThat(alerts(one.first())).extracting(CbcReceived::possibleRepeat).containsExactly(false, true);
        assertThat(alerts(one.first()))
                .extracting(CbcReceived::key)
                .containsOnly(flood.key().value());
    }

    @Test
    void aCentreThatAsksToBeLeftAloneIsLeftAlone() {
        Centre one = centre(1);
        CbcConnector connector = connect(one, Centre.LIVE, Map.of());
        one.first().script().add("on alert reply busy once");
        Delivery delivery = Deliveries.alert(Centre.LIVE, flood);

        Outcome first = connector.deliver(delivery);
        Outcome second = connector.deliver(Deliveries.again(delivery));

        assertThat(first).isInstanceOfSatisfying(Outcome.Unreachable.class, busy -> {
            assertThat(busy.code()).isEqualTo(ReasonCode.PEER_BUSY);
            assertThat(busy.retryAfter()).contains(CbcSimulator.REST);
        });
        assertThat(second).isInstanceOfSatisfying(Outcome.Unreachable.class, resting -> assertThat(resting.retryAfter())
                .hasValueSatisfying(rest -> assertThat(rest).isPositive()));
        assertThat(alerts(one.first())).hasSize(1);
    }

    @Test
    void theSecondAddressTakesWhatTheFirstCannotGet() {
        Centre two = centre(2);
        CbcConnector connector = connect(two, Centre.LIVE, Map.of());
        two.first().stop();

        Outcome outcome = connector.deliver(Deliveries.alert(Centre.LIVE, flood));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(two.second().taken()).hasSize(1);
        assertThat(alerts(two.second())).extracting(CbcReceived::possibleRepeat).containsExactly(false);
        assertThat(connector.link().condition()).isEqualTo(LinkState.Condition.DEGRADED);
    }

    @Test
    void whatMayHaveArrivedAtOneAddressGoesToTheOtherOnlyInTheNextAttempt() {
        Centre two = centre(2);
        CbcConnector connector = connect(two, Centre.LIVE, Map.of());
        two.first().script().add("on alert close the connection always");
        Delivery delivery = Deliveries.alert(Centre.LIVE, flood);

        Outcome first = connector.deliver(delivery);
        int atSecond = alerts(two.second()).size();
        Outcome second = connector.deliver(Deliveries.again(delivery));

        assertThat(first).isInstanceOf(Outcome.Unreachable.class);
        assertThat(atSecond).isZero();
        assertThat(second).isInstanceOf(Outcome.Accepted.class);
        assertThat(alerts(two.second())).extracting(CbcReceived::possibleRepeat).containsExactly(true);
    }

    @Test
    void linkTestsPreferTheOtherAddressAndReturnToTheFirstOnceItPassesThree() {
        Centre two = centre(2);
        CbcConnector connector = connect(two, Centre.LIVE, Map.of("link-test-interval", "1h"));
        two.first().script().add("on link-test reply broken once");

        String afterFailure = connector.probe().detail();
        String afterTwo = connector.probe().detail() + connector.probe().detail();
        String afterThree = connector.probe().detail();

        String second = "127.0.0.1:" + two.second().port() + " (preferred)";
        assertThat(afterFailure).contains(second);
        assertThat(afterTwo).contains(second);
        assertThat(afterThree).contains("127.0.0.1:" + two.first().port() + " (preferred)");
        assertThat(two.first().taken()).isEmpty();
    }

    @Test
    void linkTestsGoOutAtTheirIntervalAndNothingOfThemIsTaken() {
        Centre one = centre(1);
        CbcConnector connector = connect(one, Centre.LIVE, Map.of("link-test-interval", "50ms"));

        await().atMost(Centre.LIMIT).until(() -> one.first().received().size() >= 3);

        assertThat(connector.link().condition()).isEqualTo(LinkState.Condition.UP);
        assertThat(one.first().received()).allSatisfy(test -> assertThat(test.body())
                .contains("<status>System</status>")
                .doesNotContain("<info>"));
        assertThat(one.first().taken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "status, error, REFUSED_BY_PEER",
        "status, refused, REFUSED_BY_PEER",
        "status, conflict, REFUSED_BY_PEER",
        "status, forbidden, MISCONFIGURED",
        "status, foreign, TIMEOUT",
        "status, broken, CONNECTION_LOST",
        "status, unavailable, PEER_BUSY",
        "message, nothing, TIMEOUT",
        "status, nothing, "
    })
    void anAnswerMeansWhatTheContractSays(String rule, String answer, ReasonCode reason) {
        Centre one = centre(1);
        CbcConnector connector = connect(one, Centre.LIVE, Map.of("acknowledgement", rule));
        one.first().script().add("on alert reply " + answer + " once");

        Outcome outcome = connector.deliver(Deliveries.alert(Centre.LIVE, flood));

        assertThat(reasonOf(outcome)).isEqualTo(Optional.ofNullable(reason));
    }

    @Test
    void aRepeatThatTheCentreHasAlreadyIsAccepted() {
        Centre one = centre(1);
        CbcConnector connector = connect(one, Centre.LIVE, Map.of());
        one.first().script().add("on alert reply broken once\non alert reply conflict once");
        Delivery delivery = Deliveries.alert(Centre.LIVE, flood);

        Outcome first = connector.deliver(delivery);
        Outcome second = connector.deliver(Deliveries.again(delivery));

        assertThat(first).isInstanceOf(Outcome.Unreachable.class);
        assertThat(second).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aCancelNamesTheOriginalAndARepeatOfThatGoesOutNoMore() {
        Centre one = centre(1);
        CbcConnector connector = connect(one, Centre.LIVE, Map.of());
        CapMessage cancel = SampleAlert.cancel(flood, sent).message();
        Delivery original = Deliveries.alert(Centre.LIVE, flood);

        Outcome early = connector.deliver(Deliveries.cancel(Centre.LIVE, cancel, flood.key()));
        Outcome accepted = connector.deliver(original);
        Outcome cancelled = connector.deliver(Deliveries.cancel(Centre.LIVE, cancel, flood.key()));
        Outcome late = connector.deliver(Deliveries.again(original));

        assertThat(reasonOf(early)).contains(ReasonCode.ORIGINAL_NOT_SENT);
        assertThat(accepted).isInstanceOf(Outcome.Accepted.class);
        assertThat(cancelled).isInstanceOf(Outcome.Accepted.class);
        assertThat(reasonOf(late)).contains(ReasonCode.SUPERSEDED);
        assertThat(one.first().taken().get(1).body())
                .contains("<msgType>Cancel</msgType>")
                .contains("<references>" + SampleAlert.SENDER + ","
                        + flood.alert().identifier());
        assertThat(one.first().taken()).hasSize(2);
    }

    @Test
    void aDrillChannelTakesAnExercise() {
        Centre one = centre(1);
        CbcConnector connector = connect(one, Centre.DRILL, Map.of());
        CapMessage exercise = SampleAlert.flood(sent, Duration.ofHours(1))
                .status(Status.EXERCISE)
                .message();

        assertThat(connector.deliver(Deliveries.alert(Centre.DRILL, exercise))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void withoutTheRightCertificateNothingIsSent() {
        Centre one = centre(1);
        try (CbcConnector connector = new CbcConnector(
                Centre.LIVE, one.config(Map.of("key-store", "stranger.p12")), store, Clock.systemUTC())) {
            Outcome outcome = connector.deliver(Deliveries.alert(Centre.LIVE, flood));

            assertThat(outcome).isInstanceOf(Outcome.Unreachable.class);
            assertThat(one.first().received()).isEmpty();
        }
    }

    @Test
    void aCentreThatNobodyWeTrustVouchesForGetsNothing() {
        Centre one = centre(1);
        try (CbcConnector connector = new CbcConnector(
                Centre.LIVE, one.config(Map.of("trust-store", "stranger-trust.p12")), store, Clock.systemUTC())) {
            Outcome outcome = connector.deliver(Deliveries.alert(Centre.LIVE, flood));

            assertThat(reasonOf(outcome)).contains(ReasonCode.NOT_CONNECTED);
            assertThat(one.first().received()).isEmpty();
        }
    }

    private Centre centre(int addresses) {
        Centre made = new Centre(addresses);
        centre = Optional.of(made);
        return made;
    }

    private CbcConnector connect(Centre with, Channel channel, Map<String, Object> more) {
        return with.connect(channel, store, Clock.systemUTC(), more);
    }

    private static List<CbcReceived> alerts(CbcSimulator simulator) {
        return simulator.received().stream()
                .filter(message -> !message.body().contains("<status>System<"))
                .toList();
    }

    private static Optional<ReasonCode> reasonOf(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return Optional.of(refused.code());
        }
        return outcome instanceof Outcome.Unreachable unreachable ? Optional.of(unreachable.code()) : Optional.empty();
    }
}
