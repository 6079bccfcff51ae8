package org.tocsin.simulator;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A base station controller on loopback that speaks CBSP (3GPP TS 48.049): says RESTART to whoever connects, takes and stops
 * broadcasts, and remembers everything. Events of its script: {@code connect}, {@code write-replace}, {@code kill},
 * {@code keep-alive}; it replies {@code failure-N} with cause N for every cell instead of doing what was asked. Safe for
 * concurrent use.
 */
public final class CbspPeerSimulator implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CbspPeerSimulator.class);
    private static final int WRITE_REPLACE = 0x01;
    private static final int KILL = 0x04;
    private static final int RESTART = 0x13;
    private static final int KEEP_ALIVE = 0x16;
    private static final int KEEP_ALIVE_COMPLETE = 0x17;
    private static final byte[] ALL_CELLS_DATA_LOST = {4, 0, 1, 6, 0x16, 0, 0x0d, 1};

    private final int wantedPort;
    private final Script script;
    private final CbspAir air;
    private final List<CbspReceived> received = new CopyOnWriteArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private Optional<ServerSocket> server = Optional.empty();
    private Optional<ScheduledExecutorService> worker = Optional.empty();

    /**
     * @param port 0 for any free one
     * @param cells the cells there are, as {@code 262-42-257-4097}; empty takes every cell that is named by CGI
     */
    public CbspPeerSimulator(int port, List<String> cells, Script script) {
        this.wantedPort = port;
        this.script = script;
        this.air = new CbspAir(cells);
    }

    /** Listens from return on. What is on air survives {@link #stop} and start. */
    public synchronized CbspPeerSimulator start() throws IOException {
        ServerSocket listening = Listening.on(wantedPort);
        server = Optional.of(listening);
        worker = Optional.of(Executors.newSingleThreadScheduledExecutor(
                task -> new Thread(task, "simulator-cbsp-" + listening.getLocalPort())));
        thread(() -> accept(listening), "accept").start();
        return this;
    }

    /** Closes the port and every connection. */
    public synchronized void stop() {
        server.ifPresent(CbspPeerSimulator::close);
        connections.forEach(CbspPeerSimulator::close);
        worker.ifPresent(ScheduledExecutorService::shutdownNow);
        server = Optional.empty();
        worker = Optional.empty();
    }

    @Override
    public void close() {
        stop();
    }

    /** The port it listens on. */
    public synchronized int port() {
        return server.orElseThrow(() -> new IllegalStateException("not started"))
                .getLocalPort();
    }

    public Script script() {
        return script;
    }

    /** Every request so far, in the order of arrival, whatever became of it. */
    public List<CbspReceived> received() {
        return List.copyOf(received);
    }

    /** How many connections are open now. */
    public int connections() {
        return connections.size();
    }

    /** What is broadcast now, cell by cell, in the order of acceptance. */
    public List<CbspOnAir> onAir() {
        synchronized (air) {
            return air.onAir();
        }
    }

    /** Forgets every broadcast, and says so to whoever is connected. */
    public void loseEverything() {
        synchronized (air) {
            air.clear();
        }
        connections.forEach(socket -> send(socket, new CbspFrame(RESTART, ALL_CELLS_DATA_LOST)));
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                connections.add(socket);
                thread(() -> serve(socket), "connection").start();
            } catch (IOException e) {
                log.debug("event=simulator-stopped kind=cbsp reason=\"{}\"", e.getMessage());
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                DataInputStream in = new DataInputStream(socket.getInputStream())) {
            react("connect", socket, () -> send(socket, new CbspFrame(RESTART, ALL_CELLS_DATA_LOST)), cause -> {});
            while (true) {
                handle(CbspFrame.read(in), socket);
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            log.debug("event=simulator-connection-ended kind=cbsp reason=\"{}\"", String.valueOf(e.getMessage()));
        } finally {
            connections.remove(socket);
        }
    }

    private void handle(CbspFrame frame, Socket socket) {
        CbspReceived request = request(frame);
        received.add(request);
        switch (frame.type()) {
            case WRITE_REPLACE, KILL ->
                react(
                        request.request(),
                        socket,
                        () -> send(socket, CbspAnswers.of(frame.type(), request, carriedOut(frame.type(), request))),
                        cause -> send(socket, CbspAnswers.of(frame.type(), request, allCells(request, cause))));
            case KEEP_ALIVE ->
                react(
                        request.request(),
                        socket,
                        () -> send(socket, new CbspFrame(KEEP_ALIVE_COMPLETE, new byte[0])),
                        cause -> {});
            default -> log.debug("event=simulator-no-answer kind=cbsp type={}", frame.type());
        }
    }

    private Map<String, Integer> carriedOut(int type, CbspReceived request) {
        synchronized (air) {
            return type == KILL ? air.kill(request) : air.write(request);
        }
    }

    private Map<String, Integer> allCells(CbspReceived request, int cause) {
        Map<String, Integer> causes = new TreeMap<>();
        air.resolved(request.cells()).forEach(cell -> causes.put(cell, cause));
        return causes;
    }

    private void react(String event, Socket socket, Runnable ordinary, IntConsumer failure) {
        Optional<Script.Reaction> reaction = script.next(event);
        if (reaction.isEmpty()) {
            after(0, ordinary);
        } else if (reaction.get() instanceof Script.Reaction.Wait wait) {
            after(wait.duration().toMillis(), ordinary);
        } else if (reaction.get() instanceof Script.Reaction.Close) {
            close(socket);
        } else if (reaction.get() instanceof Script.Reaction.Reply reply) {
            int cause = Integer.parseInt(reply.answer().replace("failure-", ""));
            after(0, () -> failure.accept(cause));
        }
    }

    private synchronized void after(long milliseconds, Runnable task) {
        try {
            worker.ifPresent(executor -> {
                var unused = executor.schedule(task, milliseconds, TimeUnit.MILLISECONDS);
            });
        } catch (RejectedExecutionException e) {
            log.debug("event=simulator-stopped kind=cbsp");
        }
    }

    private static CbspReceived request(CbspFrame frame) {
        Map<Integer, byte[]> elements = frame.elements();
        boolean write = frame.type() == WRITE_REPLACE;
        String name =
                switch (frame.type()) {
                    case WRITE_REPLACE -> "write-replace";
                    case KILL -> "kill";
                    case KEEP_ALIVE -> "keep-alive";
                    default -> "other";
                };
        int scheme = number(elements, 0x0c);
        return new CbspReceived(
                name,
                number(elements, 0x0e),
                number(elements, write ? 0x03 : 0x02),
                write && elements.containsKey(0x02) ? OptionalInt.of(number(elements, 0x02)) : OptionalInt.empty(),
                elements.containsKey(0x04) ? CbspCells.read(elements.get(0x04)) : List.of(),
                number(elements, 0x06),
                number(elements, 0x07),
                scheme,
                frame.pages().size(),
                CbspText.of(scheme, frame.pages()));
    }

    private static int number(Map<Integer, byte[]> elements, int tag) {
        int number = 0;
        for (byte octet : elements.getOrDefault(tag, new byte[0])) {
            number = number << 8 | (octet & 0xff);
        }
        return number;
    }

    private static void send(Socket socket, CbspFrame frame) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try {
            frame.write(octets);
            synchronized (socket) {
                socket.getOutputStream().write(octets.toByteArray());
            }
        } catch (IOException e) {
            log.debug("event=simulator-connection-ended kind=cbsp reason=\"{}\"", e.getMessage());
        }
    }

    private static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            log.debug("event=simulator-close-failed kind=cbsp reason=\"{}\"", e.getMessage());
        }
    }

    private static Thread thread(Runnable task, String purpose) {
        Thread thread = new Thread(task, "simulator-cbsp-" + purpose);
        thread.setDaemon(true);
        return thread;
    }
}
