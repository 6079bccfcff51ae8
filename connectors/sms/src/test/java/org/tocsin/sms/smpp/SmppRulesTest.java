package org.tocsin.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmppRulesTest {

    @ParameterizedTest
    @CsvSource({
        "PT1H,000000010000000R",
        "PT90S,000000000130000R",
        "PT59.999S,000000000059000R",
        "P2DT3H4M5S,000002030405000R",
        "P90D,000030000000000R"
    })
    void validityIsRelativeAndNeverLongerThanOrdered(Duration validity, String period) {
        assertThat(ValidityPeriod.relative(validity)).isEqualTo(period);
    }

    @ParameterizedTest
    @CsvSource({
        "0x58,PACE",
        "0x14,PACE",
        "0x08,TRANSIENT",
        "0x45,TRANSIENT",
        "0x0B,RECIPIENT",
        "0x50,RECIPIENT",
        "0x0A,SETTINGS",
        "0x104,MESSAGE",
        "0x05,SESSION",
        "0x0E,CREDENTIALS",
        "0x410,TRANSIENT",
        "0x7777,TRANSIENT"
    })
    void eachStatusSaysWhatToDo(String code, CommandStatus.Meaning meaning) {
        assertThat(StatusTable.STANDARD.meaning(new CommandStatus(Integer.decode(code))))
                .isEqualTo(meaning);
    }

    @Test
    void oneSmscMayMeanSomethingElse() {
        StatusTable table = StatusTable.STANDARD.with(Map.of(0x45, CommandStatus.Meaning.RECIPIENT));

        assertThat(table.meaning(new CommandStatus(0x45))).isEqualTo(CommandStatus.Meaning.RECIPIENT);
        assertThat(table.meaning(new CommandStatus(0x58))).isEqualTo(CommandStatus.Meaning.PACE);
    }

    @Test
    void aStatusReadsLikeASentenceForOperators() {
        assertThat(new CommandStatus(0x58)).hasToString("0x58 throttled");
        assertThat(new CommandStatus(0x410)).hasToString("0x410");
    }
}
