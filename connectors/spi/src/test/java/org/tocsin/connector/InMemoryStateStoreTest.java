package org.tocsin.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InMemoryStateStoreTest {
    private final InMemoryStateStore store = new InMemoryStateStore();

    @Test
    void startingWithFindsThePrefixAloneInKeyOrder() {
        store.put("b/2", new byte[] {2});
        store.put("b/1", new byte[] {1});
        store.put("a", new byte[] {0});
        store.put("c", new byte[] {3});

        assertThat(store.startingWith("b/").keySet()).containsExactly("b/1", "b/2");
    }

    @Test
    void nextBeginsAtZeroForEachCounter() {
        assertThat(store.next("one")).isZero();
        assertThat(store.next("one")).isEqualTo(1);
        assertThat(store.next("other")).isZero();
    }

    @Test
    void aStoreSwitchedOffKeepsNothing() {
        store.setUnavailable(true);

        assertThatThrownBy(() -> store.put("a", new byte[1])).isInstanceOf(StateStore.Unavailable.class);

        store.setUnavailable(false);
        assertThat(store.get("a")).isEmpty();
    }
}
