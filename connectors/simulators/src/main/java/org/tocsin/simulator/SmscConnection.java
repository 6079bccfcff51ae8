package org.tocsin.simulator;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to the simulated SMSC: reads requests on its own thread and answers them as the script says. */
final class SmscConnection implements Runnable, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(SmscConnection.class);

    private final Socket socket;
    private final SmscDialogue dialogue;
    private final SmscInbox inbox;
    private final Script script;
    private final ScheduledExecutorService timer;
    private final OutputStream out;

    SmscConnection(Socket socket, SmscDialogue dialogue, SmscInbox inbox, Script script, ScheduledExecutorService timer)
            throws IOException {
        this.socket = socket;
        this.dialogue = dialogue;
        this.inbox = inbox;
        this.script = script;
        this.timer = timer;
        socket.setTcpNoDelay(true);
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    @Override
    public void run() {
        try (socket) {
            Optional<Script.Reaction> greeting = script.next("connect");
            if (greeting.isPresent() && greeting.get() instanceof Script.Reaction.Close) {
                return;
            }
            boolean deaf = greeting.isPresent() && greeting.get() instanceof Script.Reaction.Silence;
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            while (!socket.isClosed()) {
                SmscPdu request = SmscPdu.read(in);
                if (!deaf) {
                    handle(request);
                }
            }
        } catch (IOException e) {
            LOG.debug("event=smsc.connection-ended reason=\"{}\"", e.toString());
        }
    }

    /** Ends the connection without a word, as a crash does. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void handle(SmscPdu request) throws IOException {
        if (request.command() == SmscPdu.SUBMIT_SM) {
            inbox.submitSeen();
        }
        Optional<Script.Reaction> reaction =
                request.isResponse() ? Optional.empty() : script.next(SmscDialogue.event(request));
        if (reaction.isEmpty()) {
            send(dialogue.answers(request));
            if (request.command() == SmscPdu.UNBIND) {
                close();
            }
            return;
        }
        interfere(request, reaction.get());
    }

    private void interfere(SmscPdu request, Script.Reaction reaction) throws IOException {
        if (reaction instanceof Script.Reaction.Reply reply) {
            int status = SmscReplies.status(reply.answer());
            send(status == SmscPdu.OK ? dialogue.answers(request) : List.of(request.answer(status, new byte[0])));
        } else if (reaction instanceof Script.Reaction.Wait wait) {
            later(wait.duration(), dialogue.answers(request));
        } else if (reaction instanceof Script.Reaction.Close) {
            close();
        } else {
            // Silence: the request is taken all the same, which is what makes an unanswered submit a possible repeat.
            List<SmscPdu> unsent = dialogue.answers(request);
            LOG.debug("event=smsc.silent answers={}", unsent.size());
        }
    }

    private void later(Duration pause, List<SmscPdu> answers) {
        var unused = timer.schedule(() -> sendOrClose(answers), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sendOrClose(List<SmscPdu> answers) {
        try {
            send(answers);
        } catch (IOException e) {
            LOG.debug("event=smsc.late-answer-unsent reason=\"{}\"", e.toString());
        }
    }

    private void send(List<SmscPdu> pdus) throws IOException {
        synchronized (out) {
            for (SmscPdu pdu : pdus) {
                pdu.write(out);
            }
        }
    }
}
