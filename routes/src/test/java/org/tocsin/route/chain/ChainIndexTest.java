package org.tocsin.route.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tocsin.cap.AlertKey;

class ChainIndexTest {
    private static final AlertKey ALERT = AlertKey.of("s", "alert", "t1");
    private static final AlertKey UPDATE = AlertKey.of("s", "update", "t2");
    private static final AlertKey CANCEL = AlertKey.of("s", "cancel", "t3");

    private final ChainIndex chain = new ChainIndex();

    @Test
    void aReferenceSupersedesEvenWhatHasNotArrived() {
        chain.add(ALERT, UPDATE);

        assertThat(chain.supersededBy(ALERT)).contains(UPDATE);
        assertThat(chain.supersededBy(UPDATE)).isEmpty();
    }

    @Test
    void theAncestorsAreTheWholeChainBelow() {
        chain.add(ALERT, UPDATE);
        chain.add(UPDATE, CANCEL);

        assertThat(chain.ancestors(CANCEL)).containsExactlyInAnyOrder(UPDATE, ALERT);
        assertThat(chain.ancestors(ALERT)).isEmpty();
    }

    @Test
    void theLatestAncestorComesFirstWhateverTheOrderOfTheReferences() {
        chain.add(ALERT, UPDATE);
        chain.add(ALERT, CANCEL);
        chain.add(UPDATE, CANCEL);

        assertThat(chain.ancestors(CANCEL)).containsExactly(UPDATE, ALERT);
    }

    @Test
    void aMessageThatRefersToItselfOrInACircleEndsTheSearch() {
        chain.add(ALERT, ALERT);
        chain.add(ALERT, UPDATE);
        chain.add(UPDATE, ALERT);

        assertThat(chain.supersededBy(ALERT)).contains(UPDATE);
        assertThat(chain.ancestors(ALERT)).containsExactly(UPDATE);
    }
}
