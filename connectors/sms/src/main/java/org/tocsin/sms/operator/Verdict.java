package org.tocsin.sms.operator;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;

/**
 * What a status and a problem of the operator mean for an attempt. What is about the job is refused for good; what is about
 * the link, the operator or ourselves is tried again until the alert ends, since somebody may mend it. Pure.
 */
final class Verdict {
    static final String UNKNOWN_JOB = "unknown-job";
    static final String STOPPED = "stopped";

    /** How problem types begin; what follows is the problem's name. */
    static final String PREFIX = "urn:tocsin:operator-job:";

    private static final String WRONG_MODE = "wrong-mode";
    private static final String IN_PROGRESS = "in-progress";
    private static final String KEY_REUSED = "key-reused";

    /** Problems that are about the job itself. */
    private static final Map<String, ReasonCode> OF_THE_JOB = Map.of(
            "nobody-in-area",
            ReasonCode.NOBODY_IN_AREA,
            "area-not-served",
            ReasonCode.NOBODY_IN_AREA,
            "text-too-long",
            ReasonCode.TOO_LONG,
            "not-encodable",
            ReasonCode.NOT_ENCODABLE,
            "expired",
            ReasonCode.EXPIRED,
            STOPPED,
            ReasonCode.SUPERSEDED,
            WRONG_MODE,
            ReasonCode.MISCONFIGURED);

    private Verdict() {}

    static <T> Answer.Denied<T> of(int status, JobJson.Problem problem, Optional<Duration> retryAfter) {
        String name = problem.type().startsWith(PREFIX) ? problem.type().substring(PREFIX.length()) : "";
        String said = said(status, problem);
        return new Answer.Denied<>(outcome(status, name, said, retryAfter), name);
    }

    private static Outcome outcome(int status, String name, String said, Optional<Duration> retryAfter) {
        if (status >= 400 && OF_THE_JOB.containsKey(name)) {
            return new Outcome.Refused(OF_THE_JOB.get(name), said);
        }
        if (name.equals(IN_PROGRESS) || name.equals(KEY_REUSED)) {
            // It has something under this key: the next attempt asks what.
            return new Outcome.Unreachable(ReasonCode.PEER_BUSY, said, retryAfter);
        }
        return switch (status) {
            case 429, 503 -> new Outcome.Unreachable(ReasonCode.PEER_BUSY, said, retryAfter);
            case 400, 409, 413, 415, 422 -> new Outcome.Refused(ReasonCode.REFUSED_BY_PEER, said);
            case 408, 504 -> new Outcome.Unreachable(ReasonCode.TIMEOUT, said, retryAfter);
            default ->
                status >= 500
                        ? new Outcome.Unreachable(ReasonCode.CONNECTION_LOST, said, retryAfter)
                        // Credentials, or an address where nobody knows the interface.
                        : new Outcome.Unreachable(ReasonCode.MISCONFIGURED, said, retryAfter);
        };
    }

    private static String said(int status, JobJson.Problem problem) {
        String words = Redaction.of(problem.title() + (problem.detail().isEmpty() ? "" : ": " + problem.detail()));
        return "The operator answered " + status + (words.isEmpty() ? "." : ", \"" + words + "\".");
    }
}
