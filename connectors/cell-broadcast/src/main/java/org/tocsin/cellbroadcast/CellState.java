package org.tocsin.cellbroadcast;

/** Where one broadcast stands in one cell, as far as the peer's answers tell. The codes are kept in the state store. */
enum CellState {
    /** To be asked for: a request that a crash cut off may have gone out. */
    PLANNED(0),
    /** The peer took it; whether it is on air only counts tell. */
    ACCEPTED(1),
    /** The peer did not take it, and said why. */
    FAILED(2),
    /** Killed or replaced before its time was over. */
    STOPPED(3),
    /** Asked for, and no answer came. */
    SENT(4),
    /** The peer counted at least one broadcast. */
    ON_AIR(5),
    /** Its time is over, and it is off air. */
    FINISHED(6),
    /** The peer took it, and cannot tell what became of it: the cell is out of operation, or its count is not known. */
    UNKNOWN(7);

    private final int code;

    CellState(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    boolean mayBeOnAir() {
        return this == PLANNED || this == SENT || isLive();
    }

    /** Whether the peer took it and has not ended it, as far as is known. */
    boolean isLive() {
        return this == ACCEPTED || this == ON_AIR || this == UNKNOWN;
    }

    /** Whether the peer took it and nothing but its time ended it. */
    boolean isTaken() {
        return isLive() || this == FINISHED;
    }

    /** Whether it must still go there. */
    boolean isOutstanding() {
        return this == PLANNED || this == SENT || this == FAILED;
    }

    static CellState of(int code) {
        for (CellState state : values()) {
            if (state.code == code) {
                return state;
            }
        }
        throw new IllegalArgumentException("cell state " + code);
    }
}
