package org.tocsin.broadcast.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.tocsin.broadcast.audio.Programme;
import org.tocsin.connector.Transcript;

/** A job whose audio is rendered. Close it in any case: that removes what was not put in place. */
public final class PreparedJob implements AutoCloseable {
    private final PickUpFolder folder;
    private final StationJob job;
    private final Optional<Path> unfinished;
    private final Optional<Programme.Written> audio;

    PreparedJob(PickUpFolder folder, StationJob job, Optional<Path> unfinished, Optional<Programme.Written> audio) {
        this.folder = folder;
        this.job = job;
        this.unfinished = unfinished;
        this.audio = audio;
    }

    /** How long the audio is; 0 without. */
    public double seconds() {
        return audio.map(Programme.Written::seconds).orElse(0.0);
    }

    /** Writes down what the station is about to get; of the audio its digest, since it is megabytes of what the text says. */
    public void tell(Transcript transcript) {
        transcript.sent("station job text " + job.id().value() + PickUpFolder.TEXT, job.text());
        transcript.sent("station job sidecar, with the digest of the audio", job.sidecar(audio));
    }

    /** Puts audio and text in place, replacing what an earlier attempt left; the station does not look at them yet. */
    public void complete() throws IOException {
        if (unfinished.isPresent()) {
            Files.move(unfinished.get(), folder.file(job.id(), PickUpFolder.AUDIO), StandardCopyOption.ATOMIC_MOVE);
        }
        folder.write(job.id(), PickUpFolder.TEXT, job.text());
        folder.sync();
    }

    /** Shows the job to the station: from now on it may be taken. */
    public void show() throws IOException {
        folder.write(job.id(), PickUpFolder.SIDECAR, job.sidecar(audio));
        folder.sync();
    }

    @Override
    public void close() throws IOException {
        if (unfinished.isPresent()) {
            Files.deleteIfExists(unfinished.get());
        }
    }
}
