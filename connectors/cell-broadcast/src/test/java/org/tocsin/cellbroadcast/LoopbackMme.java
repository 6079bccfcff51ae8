package org.tocsin.cellbroadcast;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.tocsin.cellbroadcast.sbcap.MessageChannel;
import org.tocsin.cellbroadcast.sbcap.MessageDialer;
import org.tocsin.cellbroadcast.sbcap.SbcapCause;
import org.tocsin.cellbroadcast.sbcap.SbcapCodec;
import org.tocsin.cellbroadcast.sbcap.SbcapFormatException;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.Request;

/**
 * A mobility management entity that takes everything, on loopback: messages travel over TCP behind their length, for many
 * kernels have no SCTP. What else it says, the test decides.
 */
final class LoopbackMme implements MessageDialer, AutoCloseable {
    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Integer> causes = new LinkedBlockingQueue<>();
    private final ServerSocket server;
    private volatile Optional<MessageChannel> connected = Optional.empty();
    private volatile Function<Request, List<SbcapMessage>> afterwards = request -> List.of();

    LoopbackMme() {
        try {
            server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new Thread(this::serve, "loopback-mme").start();
    }

    /** What it says after it took a request. */
    void thenSays(Function<Request, List<SbcapMessage>> messages) {
        afterwards = messages;
    }

    /** The next request gets this cause. */
    void refusesOnce(int cause) {
        causes.add(cause);
    }

    /** Of its own accord. */
    void says(SbcapMessage message) {
        try {
            connected.orElseThrow().send(SbcapCodec.encode(message));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public MessageChannel dial() throws IOException {
        return new Framed(new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort()));
    }

    @Override
    public String peer() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
            if (connected.isPresent()) {
                connected.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Framed channel = new Framed(server.accept())) {
                connected = Optional.of(channel);
                for (Optional<byte[]> next = channel.receive(); next.isPresent(); next = channel.receive()) {
                    answer((Request) SbcapCodec.decode(next.get()), channel);
                }
            } catch (SocketException e) {
                // Closed: by the test, or by the connector.
                connected = Optional.empty();
            } catch (IOException | SbcapFormatException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void answer(Request request, Framed channel) throws IOException {
        requests.add(request);
        Integer cause = causes.poll();
        channel.send(SbcapCodec.encode(new SbcapMessage.Response(
                request instanceof SbcapMessage.StopRequest,
                request.messageId(),
                request.serial(),
                new SbcapCause(cause == null ? 0 : cause),
                Optional.empty(),
                List.of())));
        if (cause == null) {
            for (SbcapMessage message : afterwards.apply(request)) {
                channel.send(SbcapCodec.encode(message));
            }
        }
    }

    /** A message behind its length in four octets. */
    private static final class Framed implements MessageChannel {
        private final Socket socket;

        Framed(Socket socket) {
            this.socket = socket;
        }

        @Override
        public synchronized void send(byte[] message) throws IOException {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(message.length);
            out.write(message);
            out.flush();
        }

        @Override
        public Optional<byte[]> receive() throws IOException {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            try {
                byte[] message = new byte[in.readInt()];
                in.readFully(message);
                return Optional.of(message);
            } catch (EOFException e) {
                return Optional.empty();
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
