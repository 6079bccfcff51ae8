package org.tocsin.cellbroadcast;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a broadcast has come.
 *
 * @param accepted when the first cell took it
 * @param firstOnAir when a count of at least 1 was first seen
 * @param polls how often the peer has told counts
 * @param delivered whether its delivery has ended as accepted, so that what is told later may stand beside it
 */
record Progress(Optional<Instant> accepted, Optional<Instant> firstOnAir, int polls, boolean delivered) {
    static final Progress NONE = new Progress(Optional.empty(), Optional.empty(), 0, false);

    Progress acceptedAt(Instant at) {
        return new Progress(accepted.or(() -> Optional.of(at)), firstOnAir, polls, delivered);
    }

    Progress onAirAt(Instant at) {
        return new Progress(accepted, firstOnAir.or(() -> Optional.of(at)), polls, delivered);
    }

    Progress polled() {
        return new Progress(accepted, firstOnAir, polls + 1, delivered);
    }

    Progress asDelivered() {
        return new Progress(accepted, firstOnAir, polls, true);
    }
}
