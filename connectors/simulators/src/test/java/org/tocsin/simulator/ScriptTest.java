package org.tocsin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScriptTest {

    @Test
    void aSentenceHoldsAsOftenAsItSays() {
        Script script = new Script().add("on submit_sm reply throttled 2 times");

        assertThat(script.next("submit_sm")).contains(new Script.Reaction.Reply("throttled"));
        assertThat(script.next("submit_sm")).contains(new Script.Reaction.Reply("throttled"));
        assertThat(script.next("submit_sm")).isEmpty();
    }

    @Test
    void sentencesOfOneEventFollowEachOther() {
        Script script = new Script()
                .add(
                        """
                # first slow, then dead
                on kill wait 250ms
                on kill stay silent once
                on kill close the connection always
                """);

        assertThat(script.next("write-replace")).isEmpty();
        assertThat(script.next("kill")).contains(new Script.Reaction.Wait(Duration.ofMillis(250)));
        assertThat(script.next("kill")).contains(new Script.Reaction.Silence());
        assertThat(script.next("kill")).contains(new Script.Reaction.Close());
        assertThat(script.next("kill")).contains(new Script.Reaction.Close());
    }

    @Test
    void anUnknownSentenceIsRefusedWithAnExample() {
        assertThatThrownBy(() -> new Script().add("submit_sm throttled"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("on submit_sm reply throttled 3 times");
    }
}
