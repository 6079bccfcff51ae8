package org.tocsin.route.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.Alert;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Reference;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleAlerts;

class ChainIndexTest {
    private static final AlertKey ALERT = AlertKey.of("s", "alert", "t1");
    private static final AlertKey UPDATE = AlertKey.of("s", "update", "t2");
    private static final AlertKey CANCEL = AlertKey.of("s", "cancel", "t3");
    private static final Instant SENT = Instant.parse("2026-11-23T18:00:00Z");
    private static final Instant ENDS = SENT.plusSeconds(3600);
    private static final CapMessage FLOOD = SampleAlerts.flood(SENT, Duration.ofHours(1));
    private static final CapMessage RISING = SampleAlerts.update(FLOOD, SENT.plusSeconds(60), Duration.ofHours(1));

    private final ChainIndex chain = new ChainIndex();

    private static Reference name(CapMessage message) {
        Alert alert = message.alert();
        return new Reference(alert.sender(), alert.identifier(), alert.sent().text());
    }

    @Test
    void aReferenceSupersedesEvenWhatHasNotArrived() {
        chain.link(ALERT, UPDATE);

        assertThat(chain.supersededBy(ALERT)).contains(UPDATE);
        assertThat(chain.supersededBy(UPDATE)).isEmpty();
        assertThat(chain.knows(ALERT)).isFalse();
    }

    @Test
    void whoeverListensHearsOnceAndAtOnceThatAMessageIsSuperseded() {
        List<AlertKey> heard = new ArrayList<>();
        chain.onSuperseded(heard::add);

        chain.link(ALERT, UPDATE);
        chain.link(ALERT, UPDATE);

        assertThat(heard).containsExactly(ALERT);
    }

    @Test
    void theAncestorsAreTheWholeChainBelow() {
        chain.link(ALERT, UPDATE);
        chain.link(UPDATE, CANCEL);

        assertThat(chain.ancestors(CANCEL)).containsExactlyInAnyOrder(UPDATE, ALERT);
        assertThat(chain.ancestors(ALERT)).isEmpty();
    }

    @Test
    void theLatestAncestorComesFirstWhateverTheOrderOfTheReferences() {
        chain.link(ALERT, UPDATE);
        chain.link(ALERT, CANCEL);
        chain.link(UPDATE, CANCEL);

        assertThat(chain.ancestors(CANCEL)).containsExactly(UPDATE, ALERT);
    }

    @Test
    void aLinkThatWouldCloseACircleIsLeftOutSoThatOneOfThemWarns() {
        chain.link(ALERT, ALERT);
        chain.link(ALERT, UPDATE);
        chain.link(UPDATE, CANCEL);
        chain.link(CANCEL, ALERT);

        assertThat(chain.closesCircle(List.of(CANCEL), ALERT)).isTrue();
        assertThat(chain.supersededBy(ALERT)).contains(UPDATE);
        assertThat(chain.supersededBy(CANCEL)).isEmpty();
        assertThat(chain.ancestors(ALERT)).isEmpty();
    }

    @Test
    void aMessageThatRefersToItselfDoesNotTakeItsOwnPlaceWhateverTheTimeItNames() {
        CapMessage later = SampleAlert.flood(SENT.plusSeconds(60), Duration.ofHours(1))
                .msgType(MsgType.UPDATE)
                .identifier(FLOOD.alert().identifier())
                .references(FLOOD)
                .message();

        chain.add(later.alert(), ENDS);

        assertThat(Predecessors.of(later.alert())).isEmpty();
        assertThat(chain.supersededBy(FLOOD.key())).isEmpty();
        assertThat(chain.supersededBy(later.key())).isEmpty();
    }

    @Test
    void whatArrivesAfterItsUpdateNeverWent() {
        chain.add(RISING.alert(), ENDS);
        chain.add(FLOOD.alert(), ENDS);

        assertThat(chain.knows(FLOOD.key())).isTrue();
        assertThat(chain.mayHaveGone(FLOOD.key())).isFalse();
    }

    @Test
    void whatArrivesBeforeItsUpdateMayHaveGone() {
        chain.add(FLOOD.alert(), ENDS);
        chain.add(RISING.alert(), ENDS);

        assertThat(chain.mayHaveGone(FLOOD.key())).isTrue();
    }

    /** The order in which the queues are read at start says nothing about the order of acceptance. */
    @Test
    void whatIsFoundAtStartMayHaveGoneInWhateverOrderItIsFound() {
        chain.remember(RISING.alert(), ENDS);
        chain.remember(FLOOD.alert(), ENDS);

        assertThat(chain.mayHaveGone(FLOOD.key())).isTrue();
    }

    @Test
    void whatWasSentBeforeOurKnowledgeBeginsMayHaveGone() {
        ChainIndex young = new ChainIndex(SENT.plusSeconds(30));

        young.add(RISING.alert(), ENDS);

        assertThat(young.knows(FLOOD.key())).isFalse();
        assertThat(young.mayHaveForgotten(name(FLOOD))).isTrue();
        assertThat(young.mayHaveGone(FLOOD.key())).isTrue();
        assertThat(chain.mayHaveForgotten(name(FLOOD))).isFalse();
    }

    @Test
    void unlistedAreOlderMembersAndSiblingsThatHaveNotExpired() {
        CapMessage second = SampleAlerts.update(FLOOD, SENT.plusSeconds(120), Duration.ofHours(1));
        chain.add(FLOOD.alert(), ENDS);
        chain.add(RISING.alert(), ENDS.plusSeconds(60));
        chain.add(second.alert(), ENDS.plusSeconds(60));

        assertThat(chain.unlisted(List.of(second.key()), SENT)).containsExactlyInAnyOrder(name(FLOOD), name(RISING));
        assertThat(chain.unlisted(List.of(second.key()), ENDS)).containsExactly(name(RISING));
        assertThat(chain.unlisted(List.of(FLOOD.key(), RISING.key(), second.key()), SENT))
                .isEmpty();
    }

    @Test
    void aChainInWhichEachMessageListsAllBeforeItIsReadInAMoment() {
        List<AlertKey> keys = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            AlertKey key = AlertKey.of("s", "m" + i, "t");
            chain.remember(key, Optional.empty(), ENDS);
            keys.forEach(older -> chain.link(older, key));
            keys.add(key);
        }

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            List<AlertKey> ancestors = chain.ancestors(keys.get(599));
            assertThat(ancestors).hasSize(599).startsWith(keys.get(598)).endsWith(keys.get(0));
            assertThat(chain.unlisted(keys, SENT)).isEmpty();
        });
    }

    @Test
    void aChainThatEndedIsForgottenAndWhoeverNamesItIsToldThatItMayHaveGoneAndIsOver() {
        Instant later = ENDS.plusSeconds(60).plus(ChainIndex.KEPT).plusSeconds(1);
        chain.add(FLOOD.alert(), ENDS);
        chain.add(RISING.alert(), ENDS.plusSeconds(60));

        assertThat(chain.forget(ENDS.plusSeconds(61))).isZero();
        assertThat(chain.forget(later)).isEqualTo(2);
        assertThat(chain.knows(FLOOD.key())).isFalse();

        chain.add(SampleAlerts.cancel(FLOOD, later).alert(), later.plusSeconds(60));
        assertThat(chain.mayHaveForgotten(name(FLOOD))).isTrue();
        assertThat(chain.mayHaveGone(FLOOD.key())).isTrue();
        assertThat(chain.hasExpired(FLOOD.key(), later)).isTrue();
    }

    @Test
    void aChainOfWhichSomethingIsInForceStaysWhole() {
        chain.add(FLOOD.alert(), ENDS);
        chain.add(RISING.alert(), ENDS.plusSeconds(86_400));

        assertThat(chain.forget(ENDS.plusSeconds(3600))).isZero();
        assertThat(chain.ancestors(RISING.key())).containsExactly(FLOOD.key());
    }

    @Test
    void aCancelStopsForAWeekWhatHasNotComeYet() {
        CapMessage cancel = SampleAlerts.cancel(FLOOD, SENT.plusSeconds(60));
        chain.add(cancel.alert(), SENT.plusSeconds(120));

        chain.forget(SENT.plus(Duration.ofDays(6)));
        assertThat(chain.supersededBy(FLOOD.key())).contains(cancel.key());

        chain.forget(SENT.plus(Duration.ofDays(8)));
        assertThat(chain.supersededBy(FLOOD.key())).isEmpty();
    }
}
