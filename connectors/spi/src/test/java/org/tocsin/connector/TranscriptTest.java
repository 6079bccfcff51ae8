package org.tocsin.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.tocsin.connector.Transcript.Direction;

class TranscriptTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    private final Transcript transcript = new Transcript(() -> NOW);

    @Test
    void whatWasSentAndAnsweredStandsInItsOrderOctetForOctet() {
        transcript.sent("question", new byte[] {0, -1, 127});
        transcript.received("answer", "ja");

        assertThat(transcript.entries())
                .extracting(Transcript.Entry::direction, Transcript.Entry::what, Transcript.Entry::size)
                .containsExactly(tuple(Direction.SENT, "question", 3), tuple(Direction.RECEIVED, "answer", 2));
        assertThat(Base64.getDecoder().decode(transcript.entries().get(0).content()))
                .containsExactly(0, -1, 127);
        assertThat(transcript.entries().get(1).content())
                .isEqualTo(Base64.getEncoder().encodeToString("ja".getBytes(StandardCharsets.UTF_8)));
        assertThat(transcript.entries()).extracting(Transcript.Entry::at).containsOnly(NOW);
    }

    @Test
    void whatIsTooMuchToKeepIsToldBySizeAndDigest() {
        transcript.sent("audio", new byte[Transcript.MOST_OCTETS]);
        transcript.sent("more", "x");

        Transcript.Entry more = transcript.entries().get(1);
        assertThat(more.content()).isEmpty();
        assertThat(more.size()).isOne();
        assertThat(more.sha256()).isEqualTo("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881");
    }
}
