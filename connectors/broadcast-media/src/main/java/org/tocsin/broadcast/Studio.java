package org.tocsin.broadcast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.broadcast.audio.Airing;
import org.tocsin.broadcast.audio.Sound;
import org.tocsin.broadcast.speech.Narration;
import org.tocsin.broadcast.speech.Narrator;
import org.tocsin.broadcast.speech.SpeechSynthesizer;
import org.tocsin.broadcast.station.JobId;
import org.tocsin.broadcast.station.JobText;
import org.tocsin.broadcast.station.StationJob;
import org.tocsin.broadcast.text.Announcement;
import org.tocsin.connector.Delivery;

/** Speaks the announcements of one delivery and makes the job of them; removes the voices when closed. */
final class Studio implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Studio.class);

    private final BroadcastMediaConfig config;
    private final Path voices;
    private final Narrator narrator;
    private final List<String> troubles = new ArrayList<>();

    /** @throws IOException when there is no room for the voices */
    Studio(BroadcastMediaConfig config, SpeechSynthesizer synthesizer) throws IOException {
        this.config = config;
        this.voices = Files.createTempDirectory("tocsin-voices-");
        this.narrator = new Narrator(synthesizer, voices, config.timeLimit());
    }

    /** Speaks once a language; without a voice the job has text and tones alone. */
    StationJob job(JobId id, Delivery delivery, Message message, List<JobId> supersedes, Instant now) {
        List<JobText> texts = new ArrayList<>();
        List<List<Sound>> voices = new ArrayList<>();
        for (Announcement announcement : message.announcements()) {
            Narration narration = narrator.narrate(announcement.text(), announcement.language());
            if (config.speech() != BroadcastMediaConfig.Speech.NONE) {
                narration.silentBecause().ifPresent(troubles::add);
            }
            texts.add(text(announcement, narration));
            voices.add(narration.sounds());
        }
        return new StationJob(
                id,
                delivery.key().alert(),
                delivery.action(),
                message.header(),
                message.remarks(),
                texts,
                supersedes,
                now,
                delivery.expires(),
                new Airing(config.leadIn(), config.attention(), message.header(), voices));
    }

    /** Why a language of this delivery has no voice though it should; empty otherwise. */
    Optional<String> trouble() {
        return troubles.stream().findFirst();
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.list(voices)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(voices);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("event=voices-left-behind path={} reason=\"{}\"", voices, e.getMessage());
        }
    }

    private static JobText text(Announcement announcement, Narration narration) {
        JobText.Voice voice = narration.sounds().isEmpty()
                ? JobText.Voice.NONE
                : narration.shortened() ? JobText.Voice.SHORTENED : JobText.Voice.WHOLE;
        String remark = narration
                .silentBecause()
                .orElse(narration.shortened() ? "Only the beginning is spoken, to stay within two minutes." : "");
        return new JobText(announcement.language(), announcement.text(), voice, remark);
    }
}
