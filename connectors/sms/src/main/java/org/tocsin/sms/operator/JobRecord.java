package org.tocsin.sms.operator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.AlertKey;

/**
 * What is still known of a job after a restart. Immutable.
 *
 * @param expires of the alert
 * @param attempt the latest that ordered it
 * @param id the operator's name of it; empty while it is not known whether it arrived
 * @param said for a Cancel
 * @param stop whether the operator is to be told, or has been told, to stop it
 * @param counts the last that were consistent
 * @param reports receipts made so far of what came of it
 * @param orderedAgain whether it was ordered a second time because the operator had lost it
 * @param possibleRepeats phones that the operator had reported as sent before that
 */
record JobRecord(
        State state,
        AlertKey alert,
        Instant expires,
        int attempt,
        String id,
        List<Said> said,
        Stop stop,
        JobCounts counts,
        int reports,
        boolean orderedAgain,
        long possibleRepeats) {

    /** How far a job has come, as far as is known here. */
    enum State {
        /** Ordered, or about to be: the operator may have it. */
        PLACING,
        /** The operator has it. */
        TAKEN,
        /** Nothing more is asked about it. */
        ENDED
    }

    /** Whether it is to go on. */
    enum Stop {
        NO,
        WANTED,
        TOLD
    }

    JobRecord {
        said = List.copyOf(said);
    }

    static JobRecord placing(AlertKey alert, Instant expires, int attempt, List<Said> said) {
        return new JobRecord(State.PLACING, alert, expires, attempt, "", said, Stop.NO, JobCounts.NONE, 0, false, 0);
    }

    Optional<String> knownId() {
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    JobRecord taken(String jobId) {
        return new JobRecord(
                State.TAKEN,
                alert,
                expires,
                attempt,
                jobId,
                said,
                stop,
                counts,
                reports,
                orderedAgain,
                possibleRepeats);
    }

    JobRecord ended() {
        return new JobRecord(
                State.ENDED, alert, expires, attempt, id, said, stop, counts, reports, orderedAgain, possibleRepeats);
    }

    JobRecord with(Stop next) {
        return new JobRecord(
                state, alert, expires, attempt, id, said, next, counts, reports, orderedAgain, possibleRepeats);
    }

    JobRecord with(JobCounts latest) {
        return new JobRecord(
                state, alert, expires, attempt, id, said, stop, latest, reports, orderedAgain, possibleRepeats);
    }

    JobRecord reported() {
        return new JobRecord(
                state, alert, expires, attempt, id, said, stop, counts, reports + 1, orderedAgain, possibleRepeats);
    }

    JobRecord again(String jobId) {
        return new JobRecord(
                State.TAKEN, alert, expires, attempt, jobId, said, stop, JobCounts.NONE, reports, true, counts.sent());
    }
}
