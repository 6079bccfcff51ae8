package org.tocsin.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.broadcast.SampleAlert.V1;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.broadcast.audio.MultimonNg;
import org.tocsin.cap.Status;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;

/** Exercises and tests at a drill station: said to be so, and never with a tone, though SAME is on for the station. */
class DrillTest {
    private Station station;

    @BeforeEach
    void open(@TempDir Path directory) {
        station = new Station(directory, Channel.Mode.DRILL);
    }

    @AfterEach
    void close() {
        station.close();
    }

    @Test
    @Needs({"espeak-ng", "multimon-ng", "sox"})
    void anExerciseIsSpokenWithoutAnyTone() throws Exception {
        station.set("speech", "espeak-ng").connector().deliver(station.alert(V1.status(Status.EXERCISE)));

        assertThat(MultimonNg.decode(station.file(".wav"))).isEmpty();
        assertThat(station.sidecar()).contains("\"header\": null").contains("Status Exercise");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-US | EXERCISE | This is an exercise.",
                "en-US | TEST     | This is a test.",
                "es    | TEST     | Esto es una prueba.",
                "fr-CA | TEST     | Ceci est un test.",
                "pt-BR | EXERCISE | Isto é um exercício.",
                "de    | EXERCISE | Dies ist eine Übung.",
                "ar    | TEST     | هذا اختبار.",
                "sw    | TEST     | This is a test."
            })
    void theTextBeginsWithWhatItIs(String language, Status status, String beginning) throws IOException {
        station.connector().deliver(station.alert(V1.status(status).in(language)));

        assertThat(station.text()).startsWith("[" + language + "]\n" + beginning + " ");
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"ACTUAL", "SYSTEM", "DRAFT"})
    void nothingElseReachesADrillStation(Status status) {
        Outcome outcome = station.connector().deliver(station.alert(V1.status(status)));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.code())
                .isEqualTo(ReasonCode.NOT_ALLOWED));
    }
}
