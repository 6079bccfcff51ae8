package org.tocsin.sms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Passes one connection on to a port and keeps what the client sent, so that capturing needs no rights. */
final class RecordingProxy implements AutoCloseable {
    private static final int HEADER = 16;

    private final ServerSocket server;
    private final int target;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    RecordingProxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::pass).start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** Whole PDUs from client to server, in order (SMPP 3.4 3.2: the length comes first). */
    List<byte[]> pdus() {
        ByteBuffer all;
        synchronized (sent) {
            all = ByteBuffer.wrap(sent.toByteArray());
        }
        List<byte[]> pdus = new ArrayList<>();
        while (all.remaining() >= HEADER && all.remaining() >= all.getInt(all.position())) {
            byte[] pdu = new byte[all.getInt(all.position())];
            all.get(pdu);
            pdus.add(pdu);
        }
        return pdus;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pass() {
        try (Socket client = server.accept();
                Socket smsc = new Socket(InetAddress.getLoopbackAddress(), target)) {
            daemon(() -> copy(smsc, client, OutputStream.nullOutputStream())).start();
            copy(client, smsc, sent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(Socket from, Socket to, OutputStream record) {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                synchronized (sent) {
                    record.write(buffer, 0, count);
                }
                to.getOutputStream().write(buffer, 0, count);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // One side is gone: so must be the other.
            cut(from);
            cut(to);
        }
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "recording-proxy");
        thread.setDaemon(true);
        return thread;
    }
}
