package org.tocsin.cellbroadcast.cbsp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a controller that dials is let in, one at a time. Listens as long as it is open, and tries again where it cannot. */
final class PeerDoor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PeerDoor.class);
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(5);

    private final String name;
    private final PeerAddress peer;
    private final InetSocketAddress address;
    private final BooleanSupplier knock;
    private final BlockingQueue<Socket> waiting = new ArrayBlockingQueue<>(1);
    private final Thread thread;
    private volatile Optional<ServerSocket> server = Optional.empty();
    private final CountDownLatch shutting = new CountDownLatch(1);

    /** @param knock asked for each caller; false turns it away, because a connection is there already */
    PeerDoor(String name, PeerAddress peer, InetSocketAddress address, BooleanSupplier knock) {
        this.name = name;
        this.peer = peer;
        this.address = address;
        this.knock = knock;
        this.thread = new Thread(this::run, "cbsp-" + name + "-door");
    }

    void open() {
        thread.start();
    }

    /** The next caller; null when none comes within that time. */
    @Nullable
    Socket next(Duration time) throws InterruptedException {
        return waiting.poll(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        shutting.countDown();
        server.ifPresent(open -> shut(open, "listen"));
        Socket left = waiting.poll();
        if (left != null) {
            shut(left, "caller");
        }
    }

    private void run() {
        while (isOpen()) {
            try (ServerSocket listening = new ServerSocket()) {
                listening.setReuseAddress(true);
                listening.bind(address);
                server = Optional.of(listening);
                log.info("event=cbsp-listening channel={} address={}", name, listening.getLocalSocketAddress());
                while (isOpen()) {
                    admit(listening.accept());
                }
            } catch (IOException e) {
                if (isOpen()) {
                    log.error(
                            "event=cbsp-not-listening channel={} address={} reason=\"{}\"",
                            name,
                            address,
                            e.getMessage());
                    pause();
                }
            }
        }
    }

    private boolean isOpen() {
        return shutting.getCount() > 0;
    }

    private void admit(Socket caller) throws IOException {
        if (!peer.mayCome(caller.getInetAddress())) {
            log.warn("event=cbsp-stranger-turned-away channel={} address={}", name, caller.getInetAddress());
            shut(caller, "stranger");
        } else if (!knock.getAsBoolean() || !isOpen() || !waiting.offer(caller)) {
            log.warn("event=cbsp-second-connection-turned-away channel={} address={}", name, caller.getInetAddress());
            shut(caller, "second");
        }
    }

    private void pause() {
        try {
            var unused = shutting.await(BEFORE_NEXT_TRY.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void shut(Closeable open, String what) {
        try {
            open.close();
        } catch (IOException e) {
            log.warn("event=cbsp-close-failed channel={} what={} reason=\"{}\"", name, what, e.getMessage());
        }
    }
}
