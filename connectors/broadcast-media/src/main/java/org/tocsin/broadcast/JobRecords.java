package org.tocsin.broadcast;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tocsin.broadcast.station.JobId;
import org.tocsin.connector.StateStore;

/** The jobs of one channel in the state store. Every method may throw {@link StateStore.Unavailable}. */
final class JobRecords {
    private static final String PREFIX = "job/";

    /** A Cancel may come after the end and still wants to name the original. */
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(7);

    private final StateStore store;

    JobRecords(StateStore store) {
        this.store = store;
    }

    Optional<JobRecord> find(JobId id) {
        return store.get(PREFIX + id).map(JobRecord::decoded);
    }

    void keep(JobId id, JobRecord record) {
        store.put(PREFIX + id, record.encoded());
    }

    /** Forgets jobs that ended a week ago. */
    void purge(Instant now) {
        store.startingWith(PREFIX).forEach((key, octets) -> {
            if (JobRecord.decoded(octets).expires().plus(KEPT_AFTER_EXPIRY).isBefore(now)) {
                store.remove(key);
            }
        });
    }
}
