package org.tocsin.cellbroadcast.cbsp;

import java.time.Duration;
import java.util.Optional;

/** A time in one octet, coarser the longer it is (3GPP TS 48.049 8.2.25, 8.2.27). */
final class PeriodOctet {
    private static final int LAST = 186;
    private static final int UNLIMITED = 0;
    /** Last code, last second and step of each stretch. */
    private static final int[][] STRETCHES = {{10, 10, 1}, {20, 30, 2}, {38, 120, 5}, {86, 600, 10}, {LAST, 3600, 30}};

    private PeriodOctet() {}

    /** @param period empty is unlimited, which a warning period knows and a keep-alive period does not */
    static int encodeWarning(Optional<Duration> period) {
        return period.map(PeriodOctet::encode).orElse(UNLIMITED);
    }

    /** @throws CbspFormatException for the reserved codes */
    static Optional<Duration> decodeWarning(int octet) throws CbspFormatException {
        return octet == UNLIMITED ? Optional.empty() : Optional.of(decode(octet));
    }

    /** @param period above 0, at most one hour; between two steps the longer one is taken */
    static int encode(Duration period) {
        long seconds = period.plusMillis(999).toSeconds();
        int code = 0;
        int reached = 0;
        for (int[] stretch : STRETCHES) {
            if (seconds > 0 && seconds <= stretch[1]) {
                return code + (int) ((seconds - reached + stretch[2] - 1) / stretch[2]);
            }
            code = stretch[0];
            reached = stretch[1];
        }
        throw new IllegalArgumentException("no period octet for " + period);
    }

    /** @throws CbspFormatException for 0 (unlimited) and the reserved codes */
    static Duration decode(int octet) throws CbspFormatException {
        int code = 0;
        int reached = 0;
        for (int[] stretch : STRETCHES) {
            if (octet > 0 && octet <= stretch[0]) {
                return Duration.ofSeconds(reached + (long) (octet - code) * stretch[2]);
            }
            code = stretch[0];
            reached = stretch[1];
        }
        throw new CbspFormatException("period octet " + octet);
    }
}
