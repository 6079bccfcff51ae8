package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerGroupTest {

    @Test
    void anIntentWithoutAResultIsSentOnceMoreAndThenNoMore() {
        LedgerGroup group = new LedgerGroup(0, 1);
        group.intend(0);
        LedgerGroup afterCrash = LedgerGroup.of(0, group.bytes());

        assertThat(afterCrash.open()).containsExactly(0);
        afterCrash.intend(0);
        assertThat(afterCrash.repeated(0)).isTrue();
        assertThat(LedgerGroup.of(0, afterCrash.bytes()).open()).isEmpty();
    }

    @Test
    void anAcceptedRecipientIsNeverOpenAgain() {
        LedgerGroup group = new LedgerGroup(20, 3);
        group.intend(1);
        group.settle(1, LedgerGroup.ACCEPTED, 2);

        LedgerGroup read = LedgerGroup.of(20, group.bytes());

        assertThat(read.open()).containsExactly(0, 2);
        assertThat(read.parts(1)).isEqualTo(2);
        assertThat(read.mayHaveReceived(1)).isTrue();
        assertThat(read.mayHaveReceived(0)).isFalse();
    }

    @Test
    void aRefusalForNowKeepsTheDoubtOfAnEarlierAttempt() {
        LedgerGroup group = new LedgerGroup(0, 1);
        group.intend(0);
        LedgerGroup before = group.copy();
        group.intend(0);

        group.restore(0, before, 0);

        assertThat(group.state(0)).isEqualTo(LedgerGroup.INTENT);
        assertThat(group.repeated(0)).isFalse();
        assertThat(group.open()).containsExactly(0);
    }
}
