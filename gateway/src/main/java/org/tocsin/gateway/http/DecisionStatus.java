package org.tocsin.gateway.http;

import org.springframework.http.HttpStatus;
import org.tocsin.route.IntakeDecision;

/** Which HTTP status a decision of the intake has, for a submission and for a dry run alike. */
final class DecisionStatus {
    private DecisionStatus() {}

    static HttpStatus of(IntakeDecision decision) {
        if (decision instanceof IntakeDecision.Accept) {
            return HttpStatus.ACCEPTED;
        }
        return decision instanceof IntakeDecision.Refuse refuse ? of(refuse.cause()) : HttpStatus.OK;
    }

    static HttpStatus of(IntakeDecision.Cause cause) {
        return switch (cause) {
            case NOT_XML -> HttpStatus.BAD_REQUEST;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case NOT_PERMITTED -> HttpStatus.FORBIDDEN;
            case CONFLICT -> HttpStatus.CONFLICT;
            case OVER_QUOTA -> HttpStatus.TOO_MANY_REQUESTS;
            case NO_ROOM, NOT_KEPT -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
