package org.tocsin.gateway.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.tocsin.gateway.Engine;
import org.tocsin.route.plan.Operator;

/** Lets operators of the plan act and nobody else: not even an authority, whose key is for submitting. */
@Component
final class OperatorAccess {
    private final ApiKeys keys;

    OperatorAccess(Engine engine) {
        this.keys = new ApiKeys(engine.plans());
    }

    /** What the action answers, or a refusal: 401 without a key of the plan, 403 with one of an authority. */
    ResponseEntity<Object> as(@Nullable String authorization, Function<Operator, ResponseEntity<Object>> action) {
        return keys.operator(authorization)
                .map(action)
                .orElseGet(() -> keys.authority(authorization).isPresent() ? notAnOperator() : noKey());
    }

    private static ResponseEntity<Object> notAnOperator() {
        return Problem.answer(
                HttpStatus.FORBIDDEN,
                "This is for operators",
                "The key belongs to an authority, which may submit. Use the key of an operator of the plan.");
    }

    private static ResponseEntity<Object> noKey() {
        return Problem.builder(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"tocsin\"")
                .body(Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "No valid API key",
                        "This needs the key of an operator of the plan in the header Authorization: Bearer KEY.",
                        List.of()));
    }
}
