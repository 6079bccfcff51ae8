package org.tocsin.cellbroadcast;

/** Where one broadcast stands in one cell, as far as the peer's answers tell. The codes are kept in the state store. */
enum CellState {
    /** Asked for or about to be: it may be on air. */
    PLANNED(0),
    /** The peer took it; whether it is on air only counts would tell. */
    ACCEPTED(1),
    FAILED(2),
    /** Killed or replaced, or the peer no longer knows it. */
    STOPPED(3);

    private final int code;

    CellState(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    boolean mayBeOnAir() {
        return this == PLANNED || this == ACCEPTED;
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
