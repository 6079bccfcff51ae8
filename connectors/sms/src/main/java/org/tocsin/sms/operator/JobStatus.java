package org.tocsin.sms.operator;

/**
 * How a job stands, as the operator says.
 *
 * @param id the operator's own name of it
 */
record JobStatus(String id, String idempotencyKey, String mode, State state, JobCounts counts) {

    /** How far a job has come. */
    enum State {
        /** Nothing of it has gone out. */
        QUEUED,
        /** It goes out, or waits for late entrants. */
        SENDING,
        /** Nothing more goes out; receipts may still come in. */
        STOPPED,
        /** The counts change no more. */
        CLOSED
    }
}
