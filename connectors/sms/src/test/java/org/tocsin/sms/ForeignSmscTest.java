package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;

class ForeignSmscTest extends SmscTest {
    private final ForeignSmsc foreign = new ForeignSmsc();

    @AfterEach
    void stopTheForeignSmsc() {
        foreign.close();
    }

    @Test
    void everyRecipientGetsAllPartsInOrder() {
        SmsConnector connector = connect(fixture().recipients(30));

        Outcome outcome = connector.deliver(first(flood));

        assertThat(count(outcome, "recipients.accepted")).isEqualTo(30);
        assertThat(foreign.submits()).hasSize((int) count(outcome, "messages.parts"));
        foreign.submits().forEach(submit -> assertThat(submit.getEsmClass()).isEqualTo((byte) 0x40));
        assertThat(numbers().distinct()).hasSize(30);
    }

    @Test
    void deliverReportsUnreachableWhileBindsAreRefusedAndDeliversWhenTheyAreNot() {
        foreign.refuseBinds(2);
        SmsConnector connector = connect(fixture());

        assertThat(foreign.binds()).isEqualTo(3);
        assertThat(connector.deliver(first(brief))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aConnectionCutInTheMiddleOfTheWindowLosesNobody() {
        SmsConnector connector =
                connect(fixture().recipients(30).with("window", 20).with("request-timeout", "8s"));
        foreign.mood(ForeignSmsc.Mood.DROPPING);
        long begin = System.nanoTime();

        Outcome outcome = connector.deliver(first(brief));

        assertThat(reason(outcome)).isEqualTo(ReasonCode.CONNECTION_LOST);
        assertThat((System.nanoTime() - begin) / 1_000_000).isLessThan(4_000);
        foreign.mood(ForeignSmsc.Mood.ANSWERING);
        awaitUp(connector);
        assertThat(count(connector.deliver(Deliveries.again(first(brief))), "recipients.accepted"))
                .isEqualTo(30);
        assertThat(numbers().distinct()).hasSize(30);
    }

    @Test
    void silenceEndsAtTheRequestTimeout() {
        SmsConnector connector = connect(fixture().recipients(5).with("request-timeout", "500ms"));
        foreign.mood(ForeignSmsc.Mood.SILENT);

        Outcome outcome = connector.deliver(first(brief));

        assertThat(reason(outcome)).isEqualTo(ReasonCode.TIMEOUT);
        foreign.mood(ForeignSmsc.Mood.ANSWERING);
        assertThat(count(connector.deliver(Deliveries.again(first(brief))), "recipients.possible-repeats"))
                .isEqualTo(5);
    }

    private SmsConnector connect(SmsFixture fixture) {
        return open(SmsFixture.LIVE, fixture, Clock.systemUTC(), foreign.port());
    }

    private Stream<String> numbers() {
        return foreign.submits().stream().map(submit -> submit.getDestAddress().getAddress());
    }
}
