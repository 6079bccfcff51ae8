package org.tocsin.sms.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;

/**
 * Connections with a limit on connecting and on the handshake, without Nagle's delay, and with a check of the host name:
 * jSMPP's own factories have none of these.
 *
 * @param tls empty for plain TCP
 */
record SmscConnections(Duration connectTimeout, Optional<SSLContext> tls) implements ConnectionFactory {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    @Override
    public Connection createConnection(String host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(new InetSocketAddress(host, port), millis());
            return new SocketConnection(tls.isPresent() ? secured(tls.get(), socket, host, port) : socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private Socket secured(SSLContext context, Socket plain, String host, int port) throws IOException {
        // jSMPP sets a limit of its own once the session runs.
        plain.setSoTimeout(millis());
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        // The name check of HTTPS (RFC 2818) is the one that Java offers for any protocol.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(PROTOCOLS);
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private int millis() {
        return (int) connectTimeout.toMillis();
    }
}
