package org.tocsin.broadcast.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.broadcast.Needs;

class AiringTest {
    private static final String V1 = "ZCZC-CIV-CEM-026139-026163-026125+0100-3271807-CAPGW/TV-";
    private static final String LONGEST = "ZCZC-CIV-CEM" + "-026139".repeat(31) + "+0100-3271807-CAPGW/TV-";
    private static final Sound HUM = new Hum(Duration.ofSeconds(3));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 31})
    @Needs({"multimon-ng", "sox"})
    void multimonDecodesTheHeaderOnceAndThreeEnds(int locations) throws Exception {
        String header = "ZCZC-CIV-CEM" + "-026139".repeat(locations) + "+0100-3271807-CAPGW/TV-";

        assertThat(MultimonNg.decode(written(airing(Optional.of(header), HUM))))
                .containsExactly(header, "NNNN", "NNNN", "NNNN");
    }

    @Test
    @Needs({"multimon-ng", "sox"})
    void everyBurstDecodesAlone() throws Exception {
        Pcm all = Pcm.of(written(airing(Optional.of(V1), HUM)));
        List<Pcm.Span> sounds = all.sounds(0.5);

        assertThat(sounds).hasSize(8);
        for (int header = 0; header < 3; header++) {
            assertThat(repeated(all, sounds.get(header))).containsExactly(V1);
        }
        for (int end = 5; end < 8; end++) {
            assertThat(repeated(all, sounds.get(end))).containsExactly("NNNN", "NNNN", "NNNN");
        }
    }

    @Test
    @Needs({"multimon-ng", "sox"})
    void withoutAHeaderThereIsNoTone() throws Exception {
        Path wav = written(airing(Optional.empty(), HUM));

        assertThat(MultimonNg.decode(wav)).isEmpty();
        assertThat(Pcm.of(wav).level(853)).isLessThan(-60);
        assertThat(Pcm.of(wav).level(960)).isLessThan(-60);
        assertThat(Pcm.of(wav).level(1562.5)).isLessThan(-60);
    }

    @Test
    void burstsAndPausesHaveTheirLengths() throws IOException {
        Pcm all = Pcm.of(written(airing(Optional.of(V1), HUM)));

        List<Pcm.Span> silences = all.silences(0.5);
        assertThat(silences).hasSize(9);
        assertThat(silences.subList(0, 8))
                .allSatisfy(silence -> assertThat(silence.length()).isBetween(0.95, 1.05));
        List<Pcm.Span> sounds = all.sounds(0.5);
        assertThat(sounds.subList(0, 3)).allSatisfy(burst -> assertThat(burst.length())
                .isCloseTo((16 + V1.length()) * 8 * 0.00192, within(0.001)));
        assertThat(sounds.get(3).length()).isCloseTo(8, within(0.01));
        assertThat(sounds.subList(5, 8))
                .allSatisfy(burst -> assertThat(burst.length()).isCloseTo(0.307, within(0.001)));
    }

    @Test
    void theAttentionSignalHasTwoEqualTonesAndNothingBetween() throws IOException {
        Pcm signal = Pcm.of(new AttentionSignal(Duration.ofSeconds(8)));

        assertThat(signal.level(853)).isCloseTo(-11, within(0.5));
        assertThat(signal.level(960)).isCloseTo(signal.level(853), within(1.0));
        assertThat(signal.level(906)).isLessThan(signal.level(853) - 30);
    }

    @Test
    void theAttentionSignalFadesInAndOutWithinFiveMilliseconds() throws IOException {
        Pcm signal = Pcm.of(new AttentionSignal(Duration.ofSeconds(8)));

        assertThat(signal.cut(0, 0.0005).peak()).isLessThan(3000);
        assertThat(signal.cut(7.9995, 8).peak()).isLessThan(3000);
        assertThat(signal.cut(0.005, 0.02).peak()).isGreaterThan(20_000);
    }

    @Test
    void nothingIsClipped() throws IOException {
        assertThat(Pcm.of(written(airing(Optional.of(V1), HUM))).peak()).isBetween(20_000, 30_000);
    }

    @Test
    void theBitRateIsExactOverALongBurst() {
        assertThat(new SameBurst(LONGEST).samples() / (double) Sound.RATE)
                .isCloseTo((16 + LONGEST.length()) * 8 / (1_000_000 / 1920.0), within(0.0001));
    }

    @Test
    void thePhaseHasNoJumps() throws IOException {
        Pcm burst = Pcm.of(new SameBurst(V1));

        double steepest = 0.8 * Short.MAX_VALUE * 2 * Math.PI * 2083.4 / Sound.RATE;
        for (int i = 1; i < burst.samples(); i++) {
            assertThat(Math.abs(burst.sample(i) - burst.sample(i - 1))).isLessThanOrEqualTo((int) steepest + 2);
        }
    }

    @Test
    void theDigestIsThatOfTheFile() throws Exception {
        Path wav = directory.resolve("a.wav");
        Programme.Written written = airing(Optional.of(V1), HUM).programme().writeTo(wav);

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(wav));
        assertThat(written.sha256()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(written.seconds()).isCloseTo(Pcm.of(wav).seconds(), within(0.001));
    }

    @Test
    void otherLanguagesFollowTheEndOfMessage() throws IOException {
        Airing airing = new Airing(
                Duration.ofSeconds(1), Duration.ofSeconds(8), Optional.of(V1), List.of(List.of(HUM), List.of(HUM)));

        List<Pcm.Span> sounds = Pcm.of(written(airing)).sounds(0.5);
        assertThat(sounds).hasSize(9);
        assertThat(sounds.get(4).length()).isCloseTo(3, within(0.01));
        assertThat(sounds.get(8).length()).isCloseTo(3, within(0.01));
    }

    private List<String> repeated(Pcm all, Pcm.Span span) throws Exception {
        Pcm burst = all.cut(span.begin() - 0.1, span.end() + 0.1);
        Path wav = directory.resolve("repeated.wav");
        new Programme(Collections.nCopies(3, burst)).writeTo(wav);
        return MultimonNg.decode(wav);
    }

    private Path written(Airing airing) throws IOException {
        Path wav = directory.resolve("airing.wav");
        airing.programme().writeTo(wav);
        return wav;
    }

    private static Airing airing(Optional<String> header, Sound voice) {
        return new Airing(Duration.ofSeconds(1), Duration.ofSeconds(8), header, List.of(List.of(voice)));
    }

    /** Stands in for a voice: 300 Hz. */
    private record Hum(Duration duration) implements Sound {
        @Override
        public long samples() {
            return duration.toMillis() * RATE / 1000;
        }

        @Override
        public void writeTo(SampleSink sink) throws IOException {
            for (int n = 0; n < samples(); n++) {
                sink.write((int) (15_000 * Math.cos(2 * Math.PI * 300 * n / RATE)));
            }
        }
    }
}
