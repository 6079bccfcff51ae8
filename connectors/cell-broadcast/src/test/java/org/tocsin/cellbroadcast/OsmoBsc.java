package org.tocsin.cellbroadcast;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.tocsin.cellbroadcast.cbsp.ForeignProgram;

/** Osmocom's base station controller on 127.0.0.1, without base stations: it takes broadcasts and never airs them. */
final class OsmoBsc implements AutoCloseable {
    static final int PORT = 48049;
    private static final Path CONFIGURATION =
            Path.of("../../../shared/peers/osmo-bsc.cfg").toAbsolutePath().normalize();
    /** Some versions end in a loop that logs without end: the limits on file size and time stop that. */
    private static final String GUARDED =
            "ulimit -f 20000; exec timeout -s KILL 120 osmo-bsc -c '" + CONFIGURATION + "'";

    private final Process process;

    OsmoBsc(Path directory) throws IOException {
        ForeignProgram.require("osmo-bsc", "osmo-bsc");
        ForeignProgram.require(CONFIGURATION);
        Assumptions.assumeTrue(isFree(), "Port " + PORT + " is taken.");
        process = new ProcessBuilder("sh", "-c", GUARDED)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("osmo-bsc.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(20)).until(OsmoBsc::isListening);
    }

    @Override
    public void close() {
        // The guard cannot pass a KILL on, so its child goes first.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
    }

    private static boolean isFree() {
        try (ServerSocket socket = new ServerSocket(PORT, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
