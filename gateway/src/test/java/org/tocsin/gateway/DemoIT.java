package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing that a newcomer runs. */
class DemoIT {
    private static final Duration READY = Duration.ofSeconds(12);
    /** A machine under load is no fault of the gateway. */
    private static final Duration READY_UNDER_LOAD = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void theDemonstrationShowsTheJourneyOverEveryChannelAndEnds() throws Exception {
        Path output = folder.resolve("demo.log");
        Instant start = Instant.now();
        try (GatewayProcess demo = GatewayProcess.launch(
                List.of("demo", "--once", "--port", "0"),
                List.of("-Dtocsin.home=" + Path.of("..").toAbsolutePath().normalize()),
                output,
                "Tocsin takes alerts at")) {
            Instant ready = whenReady(demo, output);
            int status = demo.awaitEnd(Duration.ofSeconds(90));

            Duration wait = Duration.between(start, ready);
            System.out.println("the demonstration took alerts after " + wait.toMillis() + " ms; the aim is "
                    + READY.toMillis() + " ms");
            String text = Files.readString(output);
            assertThat(status).as(text).isZero();
            assertThat(text)
                    .contains("cell-broadcast (aurelia-mobile)", "sms (aurelia-smsc)")
                    .contains("radio (radio-aurelia)", "web (public-feed)")
                    .contains("The alert reached every channel.")
                    .contains("DEMONSTRATION");
            assertThat(wait).isLessThan(Boolean.getBoolean("benchmarks") ? READY : READY_UNDER_LOAD);
        }
    }

    private static Instant whenReady(GatewayProcess demo, Path output) throws Exception {
        try {
            return demo.started().get(READY_UNDER_LOAD.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("The demonstration did not start: " + Files.readString(output), e);
        }
    }
}
