package org.tocsin.simulator;

import java.time.Instant;
import java.util.Optional;

/**
 * A job that a simulated station took.
 *
 * @param header the SAME header as demodulated from the audio; empty when no two bursts agree on one
 * @param endsOfMessage how many bursts {@code NNNN} the audio has
 * @param text the text file of the job
 * @param seconds how long the audio is; 0 without
 */
public record StationReception(
        String jobId,
        String action,
        Optional<String> header,
        int endsOfMessage,
        String text,
        double seconds,
        Instant at) {}
