package org.tocsin.broadcast.station;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.tocsin.broadcast.audio.Programme;

/**
 * The folder where a station fetches its jobs. A job is there when its sidecar is: it comes last and goes first, so a
 * station takes a job by renaming or deleting the sidecar, and only one of station and gateway can succeed. Everything is
 * on disk, directory entries too, when a method returns.
 */
public final class PickUpFolder {
    static final String AUDIO = ".wav";
    static final String TEXT = ".txt";
    static final String SIDECAR = ".json";
    private static final String ACKNOWLEDGEMENT = ".ack";
    private static final String UNFINISHED = ".part";

    /** What a station writes in answer is short; more is not read. */
    private static final int MOST_ACKNOWLEDGEMENT = 512;

    private final Path folder;

    public PickUpFolder(Path folder) {
        this.folder = folder;
    }

    public Path path() {
        return folder;
    }

    /** Makes the folder where it is missing. @throws IOException when it is not there or cannot be written to */
    public void open() throws IOException {
        Files.createDirectories(folder);
        if (!Files.isWritable(folder)) {
            throw new IOException("not writable: " + folder);
        }
    }

    /** Renders the audio of a job, out of the station's sight. Slow; the rest is quick. */
    public PreparedJob prepare(StationJob job) throws IOException {
        if (!job.airing().isAudible()) {
            return new PreparedJob(this, job, Optional.empty(), Optional.empty());
        }
        Path unfinished = unfinished(job.id());
        try {
            Programme.Written written = job.airing().programme().writeTo(unfinished);
            return new PreparedJob(this, job, Optional.of(unfinished), Optional.of(written));
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    /** Whether the job is there to be taken. */
    public boolean isShown(JobId id) {
        return Files.isRegularFile(file(id, SIDECAR));
    }

    /** Whether a part of the job lies there, shown or not. */
    public boolean hasTraces(JobId id) {
        return Files.exists(file(id, TEXT)) || isShown(id);
    }

    /** Takes a job back. @return false when the station has it already, or it never was there */
    public boolean withdraw(JobId id) throws IOException {
        boolean shown = Files.deleteIfExists(file(id, SIDECAR));
        if (shown) {
            sync();
            deleteFiles(id);
        }
        return shown;
    }

    /** What the station has answered to the job, on one line; empty text for an empty answer. */
    public Optional<String> acknowledgement(JobId id) throws IOException {
        Path file = file(id, ACKNOWLEDGEMENT);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(MOST_ACKNOWLEDGEMENT), StandardCharsets.UTF_8);
            return Optional.of(text.replaceAll("[\\s\\p{Cc}]+", " ").strip());
        }
    }

    /** Clears a job that has been dealt with. */
    public void clear(JobId id) throws IOException {
        Files.deleteIfExists(file(id, SIDECAR));
        deleteFiles(id);
        Files.deleteIfExists(file(id, ACKNOWLEDGEMENT));
    }

    /** The jobs that the station has answered. */
    public List<JobId> acknowledged() throws IOException {
        return jobs(ACKNOWLEDGEMENT);
    }

    /** The jobs that wait for the station. */
    public List<JobId> shown() throws IOException {
        return jobs(SIDECAR);
    }

    /** Removes what attempts that died left unfinished before that moment. */
    public void sweep(Instant before) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.getFileName().toString().endsWith(UNFINISHED))
                    .toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private List<JobId> jobs(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .map(name -> name.substring(0, name.length() - suffix.length()))
                    .filter(JobId::isWellFormed)
                    .map(JobId::new)
                    .toList();
        }
    }

    void write(JobId id, String suffix, String text) throws IOException {
        Path unfinished = unfinished(id);
        try {
            try (FileChannel file =
                    FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer octets = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (octets.hasRemaining()) {
                    file.write(octets);
                }
                file.force(true);
            }
            Files.move(unfinished, file(id, suffix), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private void deleteFiles(JobId id) throws IOException {
        Files.deleteIfExists(file(id, AUDIO));
        Files.deleteIfExists(file(id, TEXT));
    }

    /** A name of its own for each writing: two attempts at one job must not write into one file. */
    private Path unfinished(JobId id) {
        // Not Files.createTempFile: it lets the owner alone read the file, and the station is somebody else.
        return folder.resolve("." + id + "-" + UUID.randomUUID() + UNFINISHED);
    }

    Path file(JobId id, String suffix) {
        return folder.resolve(id + suffix);
    }

    void sync() throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
