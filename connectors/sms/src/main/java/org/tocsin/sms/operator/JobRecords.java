package org.tocsin.sms.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tocsin.connector.StateStore;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The jobs of one channel in the state store, and what was ordered octet for octet. Safe for concurrent use. Every method may
 * throw {@link StateStore.Unavailable}.
 */
final class JobRecords {
    private static final String RECORD = "operator-job/";
    private static final String ORDER = "operator-order/";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final StateStore store;

    JobRecords(StateStore store) {
        this.store = store;
    }

    Optional<JobRecord> find(JobKey key) {
        return store.get(RECORD + key.alert()).map(JobRecords::decoded);
    }

    /** All that are kept, in no order that means anything. */
    List<JobRecord> all() {
        return new ArrayList<>(store.startingWith(RECORD).values().stream()
                .map(JobRecords::decoded)
                .toList());
    }

    /** Keeps the order first, so that a record is never without it. */
    synchronized void place(JobKey key, JobRecord record, byte[] order) {
        store.put(ORDER + key.alert(), order);
        put(key, record);
    }

    Optional<byte[]> order(JobKey key) {
        return store.get(ORDER + key.alert());
    }

    /** Reads, changes and keeps in one, so that an attempt and the watch lose nothing of one another. */
    synchronized Optional<JobRecord> change(JobKey key, UnaryOperator<JobRecord> change) {
        Optional<JobRecord> changed = find(key).map(change);
        changed.ifPresent(record -> put(key, record));
        return changed;
    }

    /** As if it had never been ordered. */
    synchronized void remove(JobKey key) {
        store.remove(RECORD + key.alert());
        store.remove(ORDER + key.alert());
    }

    /** Forgets what ended so long ago. */
    void purge(Instant now, Duration retention, String channel) {
        for (JobRecord record : all()) {
            if (record.state() == JobRecord.State.ENDED
                    && record.expires().plus(retention).isBefore(now)) {
                remove(JobKey.of(record.alert(), channel));
            }
        }
    }

    private void put(JobKey key, JobRecord record) {
        store.put(RECORD + key.alert(), MAPPER.writeValueAsBytes(record));
    }

    private static JobRecord decoded(byte[] octets) {
        try {
            return MAPPER.readValue(octets, JobRecord.class);
        } catch (JacksonException e) {
            throw new IllegalStateException("the record of a job in the state store cannot be read", e);
        }
    }
}
