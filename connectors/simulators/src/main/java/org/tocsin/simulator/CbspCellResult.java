package org.tocsin.simulator;

/**
 * What a simulated controller did in one cell.
 *
 * @param cause of 3GPP TS 48.049 8.2.13; {@link #DONE} when it did it
 * @param count how often the message that was stopped, replaced or asked for went out
 */
record CbspCellResult(int cause, int count) {
    static final int DONE = -1;

    static CbspCellResult done(int count) {
        return new CbspCellResult(DONE, count);
    }

    static CbspCellResult failed(int cause) {
        return new CbspCellResult(cause, 0);
    }

    boolean isDone() {
        return cause == DONE;
    }
}
