package org.tocsin.cellbroadcast.cbsp;

/** Lets the dialling thread of a link wait while the link is paused. Safe for concurrent use. */
public final class PauseGate {
    private boolean paused;

    public synchronized void close() {
        paused = true;
    }

    public synchronized void open() {
        paused = false;
        notifyAll();
    }

    public synchronized boolean isClosed() {
        return paused;
    }

    /** Waits until it is open; false when interrupted. */
    public synchronized boolean pass() {
        try {
            while (paused) {
                wait();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
