package org.tocsin.broadcast;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.tocsin.broadcast.JobRecord.State;
import org.tocsin.broadcast.station.JobId;
import org.tocsin.broadcast.station.PickUpFolder;
import org.tocsin.broadcast.station.PreparedJob;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;

/**
 * Places jobs and takes them back, with a record of each in the state store. The record comes before the sidecar, so after
 * a crash between the two a repeat can tell a job that was never shown from one that the station has already taken.
 */
final class JobDesk {
    private final PickUpFolder folder;
    private final JobRecords records;
    private final ReentrantLock lock = new ReentrantLock();

    JobDesk(PickUpFolder folder, JobRecords records) {
        this.folder = folder;
        this.records = records;
    }

    /** The jobs of those deliveries' predecessors on this channel. */
    static List<JobId> superseded(Delivery delivery) {
        DeliveryKey key = delivery.key();
        return delivery.supersedes().stream()
                .map(alert -> JobId.of(new DeliveryKey(alert, key.channel(), key.target())))
                .toList();
    }

    /** What is already decided about a job: an earlier attempt had its effect, or a later message overtook it. */
    Optional<Outcome> settled(JobId id) throws IOException {
        Optional<JobRecord> record = records.find(id);
        if (record.isEmpty()) {
            return folder.isShown(id) ? Optional.of(again(id)) : Optional.empty();
        }
        return switch (record.get().state()) {
            case PLACING -> isUnfinished(id) ? Optional.empty() : Optional.of(again(id));
            case PLACED, PICKED_UP -> Optional.of(again(id));
            case REFUSED -> refused(ReasonCode.REFUSED_BY_PEER, "The station has refused this job.");
            case WITHDRAWN -> refused(ReasonCode.SUPERSEDED, "A later Update or Cancel came first.");
            case EXPIRED -> refused(ReasonCode.EXPIRED, "The station did not fetch it in time.");
        };
    }

    /** Shows a prepared job, unless it is settled meanwhile; takes those back that an Update replaces. */
    Outcome place(JobId id, PreparedJob prepared, Delivery delivery, Message message, List<JobId> superseded)
            throws IOException {
        lock.lock();
        try {
            Optional<Outcome> settled = settled(id);
            if (settled.isPresent()) {
                return settled.get();
            }
            JobRecord record = new JobRecord(
                    State.PLACING, delivery.key().alert(), delivery.expires(), delivery.attempt(), message.subjects());
            prepared.tell(delivery.transcript());
            prepared.complete();
            records.keep(id, record);
            int withdrawn = withdraw(superseded, delivery);
            prepared.show();
            records.keep(id, record.as(State.PLACED));
            return accepted(id, prepared, message, withdrawn);
        } finally {
            lock.unlock();
        }
    }

    /** Takes back what the station has not fetched yet, and sees to it that none of them is placed any more. */
    int withdraw(List<JobId> superseded, Delivery by) throws IOException {
        lock.lock();
        try {
            int withdrawn = 0;
            for (int i = 0; i < superseded.size(); i++) {
                withdrawn += withdraw(superseded.get(i), by.supersedes().get(i), by) ? 1 : 0;
            }
            return withdrawn;
        } finally {
            lock.unlock();
        }
    }

    private boolean withdraw(JobId id, AlertKey alert, Delivery by) throws IOException {
        Optional<JobRecord> found = records.find(id);
        if (found.isEmpty()) {
            records.keep(id, new JobRecord(State.WITHDRAWN, alert, by.expires(), by.attempt(), Map.of()));
            return false;
        }
        if (!found.get().state().isOpen() || !(folder.withdraw(id) || isUnfinished(id))) {
            return false;
        }
        folder.clear(id);
        records.keep(id, found.get().as(State.WITHDRAWN));
        return true;
    }

    /** Takes a job back whose time has run out. @return false when the station has it, or it is dealt with already */
    boolean expire(JobId id, Instant now) throws IOException {
        lock.lock();
        try {
            Optional<JobRecord> record = records.find(id)
                    .filter(found -> found.state().isOpen() && !found.expires().isAfter(now));
            if (record.isEmpty() || !folder.withdraw(id)) {
                return false;
            }
            records.keep(id, record.get().as(State.EXPIRED));
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean isUnfinished(JobId id) throws IOException {
        return folder.hasTraces(id)
                && !folder.isShown(id)
                && folder.acknowledgement(id).isEmpty();
    }

    private static Outcome accepted(JobId id, PreparedJob prepared, Message message, int withdrawn) {
        long seconds = Math.round(prepared.seconds());
        String detail = "The job waits in the station's pick-up folder: "
                + (seconds == 0 ? "text without audio" : seconds + " s of audio")
                + (message.header().isPresent() ? " with a SAME header" : "")
                + (withdrawn > 0 ? "; " + withdrawn + " superseded taken back unfetched" : "") + ".";
        return new Outcome.Accepted(
                id.value(),
                detail,
                Map.of("jobs.placed", 1L, "jobs.withdrawn", (long) withdrawn, "audio.seconds", seconds));
    }

    private static Outcome again(JobId id) {
        return new Outcome.Accepted(
                id.value(), "An earlier attempt had handed the job over.", Map.of("jobs.placed", 1L));
    }

    private static Optional<Outcome> refused(ReasonCode code, String detail) {
        return Optional.of(new Outcome.Refused(code, detail));
    }
}
