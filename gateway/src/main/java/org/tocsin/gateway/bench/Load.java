package org.tocsin.gateway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.tocsin.cap.AlertKey;

/** Clients that submit alerts, each alert with an identifier of its own. */
final class Load {
    private static final DateTimeFormatter CAP_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'-00:00'");

    private static final String SENDER = "alerts@met.example";

    private final String template;
    private final Duration validity;
    private final Optional<Chains> chains;
    private final int port;
    private final AtomicInteger number = new AtomicInteger();
    private final Map<AlertKey, Instant> submitted = new ConcurrentHashMap<>();
    private final Latencies answers = new Latencies();
    private boolean remembers = true;

    Load(String template, int port) {
        this(template, port, "Severe");
    }

    /** @param severity of its alerts, as CAP writes it */
    Load(String template, int port, String severity) {
        this(template, port, severity, Duration.ofHours(2), Optional.empty());
    }

    /**
     * @param validity of its alerts
     * @param chains when most of its messages are Updates of what they follow
     */
    Load(String template, int port, String severity, Duration validity, Optional<Chains> chains) {
        this.template = template.replace("<severity>Severe<", "<severity>" + severity + "<");
        this.validity = validity;
        this.port = port;
        this.chains = chains;
    }

    /** From now on nothing is kept of what is submitted, so that a million take no memory here. */
    Load forgetful() {
        remembers = false;
        return this;
    }

    /** As fast as the answers come, for that long. @return alerts a second */
    double closed(String run, int clients, Duration length) throws InterruptedException {
        long start = System.nanoTime();
        int before = answers.count();
        Clients.run(clients, client -> {
            try (Poster poster = new Poster(port, Rig.KEY)) {
                while (System.nanoTime() - start < length.toNanos()) {
                    submit(poster, run);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return (answers.count() - before) * 1e9 / (System.nanoTime() - start);
    }

    /** At a steady rate whatever the answers do, for that long; a late answer delays only its own client's turn. */
    void open(String run, int clients, double perSecond, Duration length) throws InterruptedException {
        long start = System.nanoTime();
        long step = (long) (1e9 / perSecond);
        AtomicInteger turns = new AtomicInteger();
        Clients.run(clients, client -> {
            try (Poster poster = new Poster(port, Rig.KEY)) {
                for (long due = start; due - start < length.toNanos(); ) {
                    due = start + turns.getAndIncrement() * step;
                    waitUntil(due);
                    submit(poster, run);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** One alert, now. @return its key */
    AlertKey one(String run) throws IOException {
        try (Poster poster = new Poster(port, Rig.KEY)) {
            return submit(poster, run);
        }
    }

    /** So many alerts, as fast as the answers come. */
    void many(String run, int clients, int alerts) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(alerts);
        Clients.run(clients, client -> {
            try (Poster poster = new Poster(port, Rig.KEY)) {
                while (left.getAndDecrement() > 0) {
                    submit(poster, run);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** From the request to its answer. */
    Latencies answers() {
        return answers;
    }

    /** When each alert was submitted. */
    Map<AlertKey, Instant> submitted() {
        return Map.copyOf(submitted);
    }

    byte[] sample() {
        return alert("0", Instant.now(), Optional.empty());
    }

    private AlertKey submit(Poster poster, String run) throws IOException {
        int turn = number.incrementAndGet();
        String identifier = run + "-" + turn;
        Instant at = Instant.now();
        byte[] alert = alert(identifier, at, chains.flatMap(all -> all.before(turn)));
        long start = System.nanoTime();
        int status = poster.post(alert);
        if (status != 202) {
            throw new IOException("The gateway answered " + status + " instead of 202.");
        }
        AlertKey key = AlertKey.of(SENDER, "BENCH-" + identifier, time(at));
        if (remembers) {
            answers.add(Duration.ofNanos(System.nanoTime() - start));
            submitted.put(key, at);
        }
        chains.ifPresent(all -> all.add(turn, SENDER + ",BENCH-" + identifier + "," + time(at)));
        return key;
    }

    private byte[] alert(String identifier, Instant at, Optional<String> before) {
        String text = before.map(reference -> template.replace("<msgType>Alert<", "<msgType>Update<")
                        .replaceFirst("<info>", "<references>" + reference + "</references><info>"))
                .orElse(template);
        return text.replace("@NUMBER@", identifier)
                .replace("@SENT@", time(at))
                .replace("@EXPIRES@", time(at.plus(validity)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String time(Instant at) {
        return CAP_TIME.format(at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
