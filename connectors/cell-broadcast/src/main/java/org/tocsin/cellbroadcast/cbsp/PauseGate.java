package org.tocsin.cellbroadcast.cbsp;

/** Lets the dialling thread of a link wait while the link is paused. Safe for concurrent use. */
final class PauseGate {
    private boolean paused;

    synchronized void close() {
        paused = true;
    }

    synchronized void open() {
        paused = false;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return paused;
    }

    /** Waits until it is open; false when interrupted. */
    synchronized boolean pass() {
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
