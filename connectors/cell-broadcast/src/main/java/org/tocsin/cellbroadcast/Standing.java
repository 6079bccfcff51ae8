package org.tocsin.cellbroadcast;

import java.util.Optional;
import org.tocsin.cellbroadcast.cbsp.Cause;

/**
 * What is known of one broadcast in one cell.
 *
 * @param count how often it went out at least, 0 to 65535; a peer that got it anew counts from 0, so the highest number stands
 * @param cause why the peer did not take it, for {@link CellState#FAILED}
 */
record Standing(CellState state, int count, Optional<Cause> cause) {
    static final Standing PLANNED = new Standing(CellState.PLANNED, 0, Optional.empty());

    Standing in(CellState changed) {
        return new Standing(changed, count, Optional.empty());
    }

    Standing failed(Cause why) {
        return new Standing(CellState.FAILED, count, Optional.of(why));
    }

    /** A count of 1 is the only proof that it is on air. */
    Standing counted(int broadcasts) {
        CellState now = state.isLive() && broadcasts > 0 ? CellState.ON_AIR : state;
        return new Standing(now, Math.max(count, broadcasts), cause);
    }

    boolean wasOnAir() {
        return count > 0;
    }
}
