package org.tocsin.cellbroadcast.sbcap;

import java.io.IOException;
import java.util.Optional;

/** Makes connections to one peer. */
public interface MessageDialer {

    /** Why this system can make none at all, as a whole sentence; empty when it can. */
    Optional<String> unavailable();

    /** Connects, or fails. */
    MessageChannel dial() throws IOException;

    /** Host and port, for people. */
    String peer();
}
