package org.tocsin.simulator;

import java.util.Optional;

/**
 * What the simulated operator answers.
 *
 * @param retryAfter as the header has it
 */
record OperatorAnswer(int status, String contentType, String body, Optional<String> retryAfter) {
    private static final String TYPE = "urn:tocsin:operator-job:";

    static OperatorAnswer json(int status, String body) {
        return new OperatorAnswer(status, "application/json", body, Optional.empty());
    }

    /** A problem of the interface. */
    static OperatorAnswer problem(int status, String name, String title) {
        return new OperatorAnswer(
                status,
                "application/problem+json",
                "{\"type\":\"" + TYPE + name + "\",\"title\":\"" + title + "\",\"status\":" + status + "}",
                Optional.empty());
    }

    /** A problem that says no more than its status. */
    static OperatorAnswer plain(int status, String title) {
        return new OperatorAnswer(
                status,
                "application/problem+json",
                "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + "}",
                Optional.empty());
    }

    OperatorAnswer after(String wait) {
        return new OperatorAnswer(status, contentType, body, Optional.of(wait));
    }
}
