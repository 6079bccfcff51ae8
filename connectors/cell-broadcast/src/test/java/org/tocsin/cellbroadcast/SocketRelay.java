package org.tocsin.cellbroadcast;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * Carries connections between TCP and a Unix domain socket: the latter goes through the wall of a network namespace, so that a
 * test outside can speak to a program inside that insists on its port.
 */
final class SocketRelay implements AutoCloseable {
    private interface Target {
        SocketChannel connect() throws IOException;
    }

    private final ServerSocketChannel server;
    private final Target target;

    private SocketRelay(ServerSocketChannel server, Target target) {
        this.server = server;
        this.target = target;
        daemon(this::accept);
    }

    /** Inside: whoever comes to the socket gets through to the port. Arguments: path of the socket, port, and so on. */
    public static void main(String[] arguments) throws Exception {
        for (int i = 0; i < arguments.length; i += 2) {
            InetSocketAddress port =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[i + 1]));
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(arguments[i]));
            new SocketRelay(server, () -> SocketChannel.open(port));
        }
        Thread.currentThread().join();
    }

    /** Outside: whoever comes to the port gets through to the socket. */
    static SocketRelay toUnix(Path socket) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new SocketRelay(server, () -> SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    }

    int port() throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel caller = server.accept();
                daemon(() -> join(caller));
            }
        } catch (IOException e) {
            // The relay was closed.
        }
    }

    private void join(SocketChannel caller) {
        try (caller;
                SocketChannel called = target.connect()) {
            daemon(() -> copy(called, caller));
            copy(caller, called);
        } catch (IOException e) {
            // One side ended, and the other sees its connection end as well.
        }
    }

    private static void copy(SocketChannel from, SocketChannel to) {
        ByteBuffer octets = ByteBuffer.allocate(1 << 16);
        try (from;
                to) {
            while (from.read(octets.clear()) >= 0) {
                octets.flip();
                while (octets.hasRemaining()) {
                    to.write(octets);
                }
            }
        } catch (IOException e) {
            // As above.
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "simulator-cbsp-relay");
        thread.setDaemon(true);
        thread.start();
    }
}
