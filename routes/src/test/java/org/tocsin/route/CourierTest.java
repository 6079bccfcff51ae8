package org.tocsin.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Status;
import org.tocsin.connector.Action;
import org.tocsin.connector.Channel.Mode;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Part;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Receipt.State;
import org.tocsin.route.chain.ChainIndex;
import org.tocsin.route.plan.PlannedChannel;

/** What lies in a delivery queue is not handed over blindly, whoever put it there. */
class CourierTest {
    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    /** What the ledger answers to every claim. */
    private record Answering(Before before) implements Claims {
        @Override
        public Before claim(DeliveryKey delivery, Optional<Part> part) {
            return before;
        }

        @Override
        public void close(DeliveryKey delivery, Optional<Part> part, Outcome outcome) {}

        @Override
        public boolean mayHaveGone(Collection<AlertKey> alerts, String channel, String target) {
            return false;
        }
    }

    private CourierResult carry(PlannedChannel channel, CapMessage message, ScriptedConnector connector) {
        return carry(channel, message, connector, new Claims.Before.Nothing(), 1);
    }

    private CourierResult carry(
            PlannedChannel channel,
            CapMessage message,
            ScriptedConnector connector,
            Claims.Before before,
            int attempt) {
        Courier courier = new Courier(
                channel,
                connector,
                new Answering(before),
                new ChainIndex(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new Random(1));
        return courier.carry(new Consignment(
                new DeliveryKey(message.key(), channel.name(), channel.channel().target()),
                message,
                Action.ALERT,
                false,
                NOW,
                NOW.plus(AN_HOUR),
                attempt,
                0,
                Optional.empty()));
    }

    @Test
    void whatAConnectorFindsOfAMessageHasTheStateThatTheCourierGivesIt() {
        PlannedChannel channel = TestPlan.plan(folder).channels().get(0);
        Map<ReasonCode, State> states = Map.of(
                ReasonCode.EXPIRED, State.EXPIRED,
                ReasonCode.SUPERSEDED, State.SUPERSEDED,
                ReasonCode.ORIGINAL_NOT_SENT, State.SKIPPED,
                ReasonCode.TOO_LONG, State.REFUSED);
        states.forEach((reason, state) -> {
            ScriptedConnector connector = new ScriptedConnector();
            connector.answers(delivery -> new Outcome.Refused(reason, "Found by the connector."));

            assertThat(carry(channel, SampleAlert.flood(NOW, AN_HOUR).message(), connector))
                    .isInstanceOfSatisfying(
                            CourierResult.Ended.class,
                            ended -> assertThat(ended.receipt().state()).isEqualTo(state));
        });
    }

    @Test
    void aPeerIsLeftAloneForAsLongAsItAsksButNotBeyondTheEnd() {
        assertThat(nextAttempt(Duration.ofSeconds(90))).isEqualTo(NOW.plusSeconds(90));
        assertThat(nextAttempt(Duration.ofHours(2)))
                .as("looked at once more at its end")
                .isEqualTo(NOW.plus(AN_HOUR));
    }

    @Test
    void aHintShorterThanTheChannelsOwnWaitDoesNotHurryIt() {
        assertThat(nextAttempt(Duration.ZERO)).isAfter(NOW);
    }

    private Instant nextAttempt(Duration retryAfter) {
        ScriptedConnector connector = new ScriptedConnector();
        connector.answers(delivery -> new Outcome.Unreachable(ReasonCode.PEER_BUSY, "Later.", Optional.of(retryAfter)));
        PlannedChannel channel = TestPlan.plan(folder).channels().get(0);
        CourierResult result = carry(channel, SampleAlert.flood(NOW, AN_HOUR).message(), connector);
        assertThat(result).isInstanceOf(CourierResult.Later.class);
        CourierResult.Later later = (CourierResult.Later) result;
        assertThat(later.receipt().nextAttemptAt()).contains(later.next());
        return later.next();
    }

    @Test
    void aLaterAttemptIsAPossibleRepeatUnlessTheLedgerSaysThatTheFirstHadNoEffect() {
        assertThat(isPossibleRepeat(new Claims.Before.Unclaimed(), 1)).isFalse();
        assertThat(isPossibleRepeat(new Claims.Before.Unclaimed(), 2)).isTrue();
        assertThat(isPossibleRepeat(new Claims.Before.Unknown(), 1)).isFalse();
        assertThat(isPossibleRepeat(new Claims.Before.Unknown(), 2)).isTrue();
        assertThat(isPossibleRepeat(new Claims.Before.Nothing(), 2)).isFalse();
        assertThat(isPossibleRepeat(new Claims.Before.InDoubt(), 1)).isTrue();
    }

    private boolean isPossibleRepeat(Claims.Before before, int attempt) {
        ScriptedConnector connector = new ScriptedConnector();
        PlannedChannel channel = TestPlan.plan(folder).channels().get(0);
        carry(channel, SampleAlert.flood(NOW, AN_HOUR).message(), connector, before, attempt);
        return connector.taken().get(0).possibleRepeat();
    }

    @Test
    void whatIsNotPublicOrNotOfItsModeIsNeverHandedToAChannel() {
        List<PlannedChannel> channels = TestPlan.plan(folder).channels();
        List<String> handed = new ArrayList<>();
        for (PlannedChannel channel : channels) {
            for (Status status : Status.values()) {
                for (Scope scope : Scope.values()) {
                    ScriptedConnector connector = new ScriptedConnector();
                    CapMessage message = SampleAlert.flood(NOW, AN_HOUR)
                            .status(status)
                            .scope(scope)
                            .message();
                    CourierResult result = carry(channel, message, connector);
                    if (connector.tried().isEmpty()) {
                        assertThat(result).isInstanceOfSatisfying(CourierResult.Ended.class, ended -> {
                            assertThat(ended.receipt().state()).isEqualTo(State.REFUSED);
                            assertThat(ended.receipt().reason()).contains(ReasonCode.NOT_ALLOWED);
                        });
                    } else {
                        handed.add(channel.channel().mode() + " " + status.text() + " " + scope.text());
                    }
                }
            }
        }

        assertThat(handed)
                .containsOnly(
                        Mode.LIVE + " Actual Public", Mode.DRILL + " Exercise Public", Mode.DRILL + " Test Public");
    }
}
