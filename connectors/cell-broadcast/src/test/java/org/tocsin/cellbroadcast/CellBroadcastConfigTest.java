package org.tocsin.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tocsin.cellbroadcast.cbsp.PeerAddress;
import org.tocsin.cellbroadcast.cbsp.RepetitionCoding;
import org.tocsin.cellbroadcast.page.GeographicalScope;
import org.tocsin.connector.Problem;
import org.tocsin.connector.Settings;

class CellBroadcastConfigTest {

    @Test
    void hostAndCellsAreEnough() {
        Settings settings = Peer.settings(Map.of("host", "192.0.2.1", "cells", "cells.csv"));

        CellBroadcastConfig config = CellBroadcastConfig.from(settings);

        assertThat(settings.problems()).isEmpty();
        assertThat(config.peer()).isEqualTo(PeerAddress.dialled("192.0.2.1", 48049));
        assertThat(config.registry().size()).isEqualTo(4);
        assertThat(config.repetition()).isEqualTo(Repetition.USUAL);
        assertThat(config.repetitionCoding()).isEqualTo(RepetitionCoding.FIGURE);
        assertThat(config.scope()).isEqualTo(GeographicalScope.PLMN);
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.timings().keepAlive()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void allProblemsAreReportedTogether() {
        Settings settings = Peer.settings(Map.of(
                "cells", "nowhere.csv",
                "port", "0",
                "repetition-coding", "octal",
                "repetition-period", "3h",
                "keep-alive", "5m",
                "request-timeout", "0s",
                "colour", "red"));

        CellBroadcastConfig.from(settings);

        assertThat(settings.problems())
                .extracting(Problem::place)
                .containsExactlyInAnyOrder(
                        "channels[0].settings.host",
                        "channels[0].settings.cells",
                        "channels[0].settings.port",
                        "channels[0].settings.repetition-coding",
                        "channels[0].settings.repetition-period",
                        "channels[0].settings.keep-alive",
                        "channels[0].settings.request-timeout",
                        "channels[0].settings.colour");
    }

    @Test
    void theHighestLevelsRepeatTwiceAsOftenAndNoPeriodIsShorterThanItsPages() {
        assertThat(Repetition.USUAL.slots(4370, 1)).isEqualTo(16);
        assertThat(Repetition.USUAL.slots(4385, 1)).isEqualTo(16);
        assertThat(Repetition.USUAL.slots(4373, 1)).isEqualTo(32);
        assertThat(Repetition.USUAL.slots(4396, 40)).isEqualTo(40);
        assertThat(Repetition.from(Peer.settings(Map.of("uniform-period", "true"))))
                .isEqualTo(new Repetition(16, 16));
        assertThat(Repetition.from(Peer.settings(Map.of("repetition-period", "60s"))))
                .isEqualTo(new Repetition(32, 32));
    }

    @Test
    void theNumberOfBroadcastsIsFiniteAndNeverNone() {
        assertThat(Repetition.broadcasts(Duration.ofMillis(1), 16)).isEqualTo(1);
        assertThat(Repetition.broadcasts(Duration.ofSeconds(31), 16)).isEqualTo(2);
        assertThat(Repetition.broadcasts(Duration.ofDays(365), 1)).isEqualTo(65535);
    }
}
