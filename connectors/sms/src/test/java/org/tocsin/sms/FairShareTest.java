package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.Severity;
import org.tocsin.connector.Deliveries;

class FairShareTest {
    private static final int GROUP = 10;

    private final FairShare share = new FairShare();

    @Test
    void severeAndMinorShareByWeight() {
        FairShare.Turns severe = join("severe", Severity.SEVERE);
        FairShare.Turns minor = join("minor", Severity.MINOR);
        int severeParts = 0;
        int minorParts = 0;

        for (int round = 0; round < 2_000; round++) {
            severeParts += take(severe);
            minorParts += take(minor);
        }

        assertThat((double) severeParts / minorParts).isBetween(6.0, 9.0);
        assertThat(minorParts).isPositive();
    }

    @Test
    void whileAnExtremeAlertWantsMoreNothingElseBegins() {
        FairShare.Turns minor = join("minor", Severity.MINOR);
        assertThat(minor.mayBegin()).isTrue();
        minor.began(GROUP);
        FairShare.Turns extreme = join("extreme", Severity.EXTREME);

        assertThat(extreme.mayBegin()).isTrue();
        assertThat(minor.mayBegin()).isFalse();
        extreme.close();
        assertThat(minor.mayBegin()).isTrue();
    }

    @Test
    void anExtremeAlertThatOnlyWaitsForAnswersHoldsUpNobody() {
        FairShare.Turns minor = join("minor", Severity.MINOR);
        FairShare.Turns extreme = join("extreme", Severity.EXTREME);
        assertThat(extreme.mayBegin()).isTrue();
        extreme.began(GROUP);
        extreme.rest();

        assertThat(minor.mayBegin()).isTrue();
    }

    @Test
    void whoeverComesLaterHasNoClaimOnThePast() {
        FairShare.Turns early = join("early", Severity.SEVERE);
        for (int group = 0; group < 1_000; group++) {
            assertThat(take(early)).isEqualTo(GROUP);
        }
        FairShare.Turns late = join("late", Severity.SEVERE);

        assertThat(late.mayBegin()).isTrue();
        assertThat(early.mayBegin()).isTrue();
    }

    @Test
    void attemptsAtTheSameAlertDoNotHoldEachOtherUp() {
        FairShare.Turns one = join("same", Severity.MINOR);
        FairShare.Turns other = join("same", Severity.MINOR);
        assertThat(other.mayBegin()).isTrue();
        for (int group = 0; group < 1_000; group++) {
            assertThat(one.mayBegin()).isTrue();
            one.began(GROUP);
        }
    }

    private static int take(FairShare.Turns turns) {
        if (!turns.mayBegin()) {
            return 0;
        }
        turns.began(GROUP);
        // It wants the next one at once.
        turns.mayBegin();
        return GROUP;
    }

    private FairShare.Turns join(String identifier, Severity severity) {
        CapMessage message = SampleAlert.flood(Instant.now(), Duration.ofHours(1))
                .identifier(identifier)
                .severity(severity)
                .message();
        return share.join(Deliveries.alert(SmsFixture.LIVE, message));
    }
}
