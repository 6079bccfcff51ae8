package org.tocsin.cellbroadcast.sbcap;

import java.io.IOException;
import java.util.Optional;

/** A connection that keeps messages apart, as SCTP does. One thread reads; any may write; {@link #close} ends a read. */
public interface MessageChannel extends AutoCloseable {
    /** Octets of a message that is read; what is longer ends the connection. */
    int MOST_OCTETS = 1024 * 1024;

    void send(byte[] message) throws IOException;

    /** Waits for the next message; empty once the other side has closed. */
    Optional<byte[]> receive() throws IOException;

    @Override
    void close() throws IOException;
}
