package org.tocsin.cellbroadcast.cbsp;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Answer;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.ErrorIndication;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Request;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.connector.Transcript;

/**
 * One TCP connection. The protocol has no transaction number: an answer belongs to the one outstanding request with the same
 * identifier and serial number, if it is of the same procedure.
 */
final class CbspConnection {
    private static final Logger log = LoggerFactory.getLogger(CbspConnection.class);

    private record Key(int messageId, SerialNumber serial) {}

    private record Pending(Procedure procedure, CompletableFuture<Answer> answer, Transcript transcript) {}

    /** Ends the wait for an answer of which the peer says that it will not come. */
    static final class Rejection extends Exception {
        private static final long serialVersionUID = 1L;

        private final int code;

        Rejection(Cause cause) {
            super("the peer rejects the request: " + cause);
            this.code = cause.code();
        }

        Cause reason() {
            return new Cause(code);
        }
    }

    private final String name;
    private final Socket socket;
    private final CbspCodec codec;
    private final Executor writer;
    private final Consumer<CbspMessage> indications;
    private final Map<Key, Pending> outstanding = new ConcurrentHashMap<>();
    private volatile boolean ended;
    private volatile long heardAt = System.nanoTime();

    /** @param writer runs one task at a time, in order: a peer that does not read may block it, never a caller */
    CbspConnection(String name, Socket socket, CbspCodec codec, Executor writer, Consumer<CbspMessage> indications) {
        this.name = name;
        this.socket = socket;
        this.codec = codec;
        this.writer = writer;
        this.indications = indications;
    }

    /** Reads until the connection ends; then every outstanding request fails. */
    void read() throws IOException, CbspFormatException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()))) {
            while (!ended) {
                byte[] octets = codec.readOctets(in);
                heardAt = System.nanoTime();
                received(codec.decode(octets), octets);
            }
        } finally {
            end();
        }
    }

    /** Whether the peer has said anything since then, a value of {@link System#nanoTime}. */
    boolean hasHeardSince(long time) {
        return heardAt - time >= 0;
    }

    /** The answer to come, failed when the connection ends before; empty while the message has another request outstanding. */
    Optional<CompletableFuture<Answer>> send(Request request, Transcript transcript) {
        byte[] octets = codec.encode(request);
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        if (outstanding.putIfAbsent(key(request), new Pending(request.procedure(), answer, transcript)) != null) {
            return Optional.empty();
        }
        transcript.sent("CBSP " + request.procedure(), octets);
        write(octets);
        if (ended) {
            // The sweep of end() may have run before the request was listed.
            fail(answer);
        }
        return Optional.of(answer);
    }

    /** Stops waiting for the answer; if it comes all the same it is logged. */
    void forget(Request request) {
        outstanding.remove(key(request));
    }

    void sendWithoutAnswer(CbspMessage message) {
        write(codec.encode(message));
    }

    void end() {
        ended = true;
        try {
            socket.close();
        } catch (IOException e) {
            log.warn("event=cbsp-close-failed channel={} reason=\"{}\"", name, e.getMessage());
        }
        outstanding.values().forEach(pending -> fail(pending.answer()));
        outstanding.clear();
    }

    private void received(CbspMessage message, byte[] octets) {
        if (message instanceof Answer answer) {
            answered(answer, octets);
        } else {
            if (message instanceof ErrorIndication error) {
                rejected(error, octets);
            }
            indications.accept(message);
        }
    }

    private void answered(Answer answer, byte[] octets) {
        Key key = new Key(answer.messageId(), answer.serial());
        Pending waiting = outstanding.get(key);
        if (waiting == null || waiting.procedure() != answer.procedure()) {
            log.warn(
                    "event=cbsp-answer-unmatched channel={} procedure={} message-id={} serial={}",
                    name,
                    answer.procedure(),
                    answer.messageId(),
                    answer.serial());
        } else {
            outstanding.remove(key, waiting);
            waiting.transcript().received("CBSP answer to " + answer.procedure(), octets);
            waiting.answer().complete(answer);
        }
    }

    /** One that names no message can only mean the request that waits alone. */
    private void rejected(ErrorIndication error, byte[] octets) {
        Optional<SerialNumber> serial = error.newSerial().or(error::oldSerial);
        Optional<Key> key = error.messageId().isPresent() && serial.isPresent()
                ? Optional.of(new Key(error.messageId().getAsInt(), serial.get()))
                : Optional.of(List.copyOf(outstanding.keySet()))
                        .filter(keys -> keys.size() == 1)
                        .map(keys -> keys.get(0));
        key.map(outstanding::remove).ifPresent(waiting -> {
            waiting.transcript().received("CBSP error indication", octets);
            waiting.answer().completeExceptionally(new Rejection(error.cause()));
        });
    }

    private void write(byte[] octets) {
        try {
            writer.execute(() -> writeNow(octets));
        } catch (RejectedExecutionException e) {
            log.debug("event=cbsp-write-after-close channel={}", name);
            end();
        }
    }

    private void writeNow(byte[] octets) {
        if (ended) {
            return;
        }
        try {
            OutputStream out = socket.getOutputStream();
            out.write(octets);
            out.flush();
        } catch (IOException e) {
            log.warn("event=cbsp-write-failed channel={} reason=\"{}\"", name, e.getMessage());
            end();
        }
    }

    private static void fail(CompletableFuture<Answer> answer) {
        answer.completeExceptionally(new IOException("the connection ended"));
    }

    private static Key key(Request request) {
        return new Key(request.messageId(), request.serial());
    }
}
