package org.tocsin.sms.smpp;

import java.util.Optional;

/** Decides at the last moment whether a message leaves. Called on a thread of the session; may block for its turn. */
@FunctionalInterface
public interface Departure {

    /** What leaves now; empty when it is not to leave any more. */
    Optional<Submit> next() throws InterruptedException;
}
