package org.tocsin.simulator;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Listens on loopback. */
final class Listening {
    /** An outgoing connection of some other program may have got the port of a simulator that was stopped for a moment. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Listening() {}

    /** @param port 0 takes a free one */
    static ServerSocket on(int port) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            ServerSocket server = new ServerSocket();
            try {
                server.setReuseAddress(true);
                server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return server;
            } catch (BindException e) {
                server.close();
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
