package org.tocsin.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A radio station at its pick-up folder. It takes a job by renaming the sidecar, checks the audio's SHA-256, demodulates
 * it, keeps what it heard, removes the files and answers {@code <job>.ack}. The script's event is {@code job}; it knows
 * {@code reply refused}, {@code wait}, and silence, which leaves the job where it is for good.
 */
public final class StationSimulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StationSimulator.class);
    private static final long INTERVAL_MILLIS = 50;
    private static final String SIDECAR = ".json";
    private static final String TAKEN = ".taken";

    private final Path folder;
    private final Script script;
    private final Clock clock;
    private final List<StationReception> received = new CopyOnWriteArrayList<>();
    private final Set<String> left = new HashSet<>();
    private final Map<String, Long> waiting = new HashMap<>();
    private Optional<ScheduledExecutorService> executor = Optional.empty();

    /** @param folder need not exist yet */
    public StationSimulator(Path folder, Script script, Clock clock) {
        this.folder = folder;
        this.script = script;
        this.clock = clock;
    }

    /** Begins to look into the folder. */
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "station-simulator");
            thread.setDaemon(true);
            return thread;
        });
        stop();
        executor = Optional.of(started);
        ScheduledFuture<?> unused =
                started.scheduleWithFixedDelay(this::look, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Looks no longer; jobs may go on piling up. A job being taken is finished first. */
    public synchronized void stop() {
        executor.ifPresent(running -> {
            running.shutdown();
            try {
                if (!running.awaitTermination(10, TimeUnit.SECONDS)) {
                    running.shutdownNow();
                }
            } catch (InterruptedException e) {
                running.shutdownNow();
                Thread.currentThread().interrupt();
            }
        });
        executor = Optional.empty();
    }

    @Override
    public void close() {
        stop();
    }

    /** What it took so far, in order. */
    public List<StationReception> received() {
        return List.copyOf(received);
    }

    private void look() {
        try {
            for (Path sidecar : sidecars()) {
                String name = sidecar.getFileName().toString();
                String job = name.substring(0, name.length() - SIDECAR.length());
                if (!left.contains(job)) {
                    meet(job);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("event=station-cannot-read folder={} reason=\"{}\"", folder, e.toString());
        }
    }

    private List<Path> sidecars() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SIDECAR))
                    .sorted()
                    .toList();
        }
    }

    private void meet(String job) throws IOException {
        Long due = waiting.get(job);
        if (due != null) {
            takeWhenDue(job, due);
            return;
        }
        Optional<Script.Reaction> reaction = script.next("job");
        if (reaction.isEmpty()) {
            take(job, Optional.empty());
            return;
        }
        Script.Reaction unusual = reaction.get();
        if (unusual instanceof Script.Reaction.Reply reply) {
            take(job, Optional.of(reply.answer()));
        } else if (unusual instanceof Script.Reaction.Wait wait) {
            waiting.put(job, System.nanoTime() + wait.duration().toNanos());
        } else {
            left.add(job);
        }
    }

    private void takeWhenDue(String job, long due) throws IOException {
        if (System.nanoTime() - due >= 0) {
            waiting.remove(job);
            take(job, Optional.empty());
        }
    }

    private void take(String job, Optional<String> answer) throws IOException {
        Path taken = folder.resolve(job + TAKEN);
        try {
            Files.move(folder.resolve(job + SIDECAR), taken, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            LOG.info("event=job-withdrawn-meanwhile job={}", job);
            return;
        }
        if (answer.isPresent()) {
            finish(job, answer.get() + " by the script");
            return;
        }
        String sidecar = Files.readString(taken, StandardCharsets.UTF_8);
        Optional<String> sha256 = field(sidecar, "sha256");
        StationAudio audio =
                sha256.isPresent() ? StationAudio.listen(folder.resolve(job + ".wav")) : StationAudio.NOTHING;
        if (!audio.sha256().equals(sha256.orElse(""))) {
            finish(job, "refused: the audio is not what its sidecar says");
            return;
        }
        received.add(new StationReception(
                job,
                field(sidecar, "action").orElse(""),
                audio.header(),
                audio.endsOfMessage(),
                Files.readString(folder.resolve(job + ".txt"), StandardCharsets.UTF_8),
                audio.seconds(),
                clock.instant()));
        finish(job, "picked-up");
    }

    private void finish(String job, String answer) throws IOException {
        Files.deleteIfExists(folder.resolve(job + ".wav"));
        Files.deleteIfExists(folder.resolve(job + ".txt"));
        Path unfinished = Files.writeString(folder.resolve("." + job + ".ack.part"), answer + "\n");
        Files.move(unfinished, folder.resolve(job + ".ack"), StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(folder.resolve(job + TAKEN));
        LOG.info("event=job-taken job={} answer=\"{}\"", job, answer);
    }

    /** Words without escapes are all it needs from a sidecar: hexadecimal digits and names. */
    private static Optional<String> field(String json, String name) {
        Matcher matcher =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"\\\\]*)\"").matcher(json);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
