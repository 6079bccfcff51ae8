package org.tocsin.broadcast;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.broadcast.speech.SpeechSynthesizer;
import org.tocsin.connector.Channel;
import org.tocsin.connector.LinkState;

/** How the station stands, and the thread that looks after it. Safe for concurrent use. */
final class StationLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StationLink.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final Channel channel;
    private final StationWatch watch;
    private final SpeechSynthesizer synthesizer;
    private final ScheduledExecutorService executor;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Optional<String> folderTrouble = Optional.of("The pick-up folder has not been looked at yet.");
    private volatile Optional<String> engineTrouble;
    private volatile Optional<String> speechTrouble = Optional.empty();

    StationLink(Channel channel, StationWatch watch, SpeechSynthesizer synthesizer, Duration interval) {
        this.channel = channel;
        this.watch = watch;
        this.synthesizer = synthesizer;
        this.engineTrouble = synthesizer.trouble();
        this.executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "station-" + channel.name());
            thread.setDaemon(true);
            return thread;
        });
        ScheduledFuture<?> unused =
                executor.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    LinkState state() {
        if (folderTrouble.isPresent()) {
            return LinkState.down(folderTrouble.get());
        }
        return engineTrouble
                .or(() -> speechTrouble)
                .map(trouble -> LinkState.degraded("The station gets text and tones only: " + trouble))
                .orElseGet(() -> LinkState.up("The pick-up folder is in use."));
    }

    boolean isClosed() {
        return closed.get();
    }

    void folderWorks() {
        folderTrouble = Optional.empty();
    }

    void folderFails(IOException e) {
        if (folderTrouble.isEmpty()) {
            LOG.warn("event=pick-up-folder-unusable channel={} reason=\"{}\"", channel.name(), e.toString());
        }
        folderTrouble = Optional.of("The pick-up folder cannot be used: " + e + ".");
    }

    /** What the last delivery lacked. */
    void speech(Optional<String> trouble) {
        speechTrouble = trouble;
    }

    @Override
    public void close() {
        closed.set(true);
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("event=station-watch-still-busy channel={}", channel.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            engineTrouble = synthesizer.trouble();
            watch.look();
            folderWorks();
        } catch (IOException e) {
            folderFails(e);
        } catch (RuntimeException e) {
            // The store or the broker does not answer, or there is a fault here: the next look finds all of it again.
            if (closed.get()) {
                LOG.debug("event=station-watch-ended channel={}", channel.name(), e);
            } else {
                LOG.warn("event=station-watch-failed channel={}", channel.name(), e);
            }
        }
    }
}
