package org.tocsin.simulator;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A base station controller on loopback that speaks CBSP (3GPP TS 48.049): says RESTART to whoever connects, takes and stops
 * broadcasts, and remembers everything. Events of its script: {@code connect}, {@code write-replace}, {@code kill},
 * {@code status-query}, {@code keep-alive}; instead of doing what was asked it replies {@code failure-N} with cause N for every
 * cell, {@code complete} as if it had done it, or {@code error-N} with an ERROR INDICATION. Safe for concurrent use.
 */
public final class CbspPeerSimulator implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CbspPeerSimulator.class);
    private static final int WRITE_REPLACE = 0x01;
    private static final int KILL = 0x04;
    private static final int STATUS_QUERY = 0x0a;
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

    /** What is broadcast now, cell by cell, in the order of acceptance. */
    public List<CbspOnAir> onAir() {
        synchronized (air) {
            return air.onAir();
        }
    }

    /** So many rounds of broadcasts go out in every cell; what has had its last one is forgotten. */
    public void broadcast(int times) {
        synchronized (air) {
            air.broadcast(times);
        }
    }

    /** Every write to the cell fails with this cause from now on. */
    public void refuse(String cell, int cause) {
        synchronized (air) {
            air.refuse(cell, cause);
        }
    }

    /** Tells whoever is connected that these cells are out of operation. */
    public void loseCells(List<String> cells) {
        connections.forEach(socket -> send(socket, CbspAnswers.cellsLost(cells)));
    }

    /** Tells whoever is connected that the cell is back, with or without what was on air there. */
    public void restart(String cell, boolean dataLost) {
        if (dataLost) {
            synchronized (air) {
                air.clear(cell);
            }
        }
        connections.forEach(socket -> send(socket, CbspAnswers.restart(cell, dataLost)));
    }

    /** Forgets the broadcasts of one cell and tells nobody. */
    public void forget(String cell) {
        synchronized (air) {
            air.clear(cell);
        }
    }

    /** Dials a centre that listens, as some controllers do; it must have been started. */
    public void dial(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        connections.add(socket);
        thread(() -> serve(socket), "connection").start();
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
            react("connect", socket, () -> send(socket, new CbspFrame(RESTART, ALL_CELLS_DATA_LOST)), answer -> {});
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
        CbspReceived request = CbspRequest.of(frame);
        received.add(request);
        switch (frame.type()) {
            case WRITE_REPLACE, KILL, STATUS_QUERY ->
                react(
                        request.request(),
                        socket,
                        () -> send(socket, CbspAnswers.of(frame.type(), request, carriedOut(frame.type(), request))),
                        answer -> send(socket, scripted(frame.type(), request, answer)));
            case KEEP_ALIVE ->
                react(
                        request.request(),
                        socket,
                        () -> send(socket, new CbspFrame(KEEP_ALIVE_COMPLETE, new byte[0])),
                        answer -> {});
            default -> log.debug("event=simulator-no-answer kind=cbsp type={}", frame.type());
        }
    }

    private Map<String, CbspCellResult> carriedOut(int type, CbspReceived request) {
        synchronized (air) {
            return switch (type) {
                case KILL -> air.kill(request);
                case STATUS_QUERY -> air.status(request);
                default -> air.write(request);
            };
        }
    }

    private CbspFrame scripted(int type, CbspReceived request, String answer) {
        if (answer.startsWith("error-")) {
            return CbspAnswers.error(request, Integer.parseInt(answer.substring("error-".length())));
        }
        CbspCellResult result = answer.equals("complete")
                ? CbspCellResult.done(1)
                : CbspCellResult.failed(Integer.parseInt(answer.replace("failure-", "")));
        Map<String, CbspCellResult> results = new TreeMap<>();
        synchronized (air) {
            air.resolved(request.cells()).forEach(cell -> results.put(cell, result));
        }
        return CbspAnswers.of(type, request, results);
    }

    private void react(String event, Socket socket, Runnable ordinary, Consumer<String> scripted) {
        Optional<Script.Reaction> reaction = script.next(event);
        if (reaction.isEmpty()) {
            after(0, ordinary);
        } else if (reaction.get() instanceof Script.Reaction.Wait wait) {
            after(wait.duration().toMillis(), ordinary);
        } else if (reaction.get() instanceof Script.Reaction.Close) {
            close(socket);
        } else if (reaction.get() instanceof Script.Reaction.Reply reply) {
            after(0, () -> scripted.accept(reply.answer()));
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
