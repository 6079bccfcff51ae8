package org.tocsin.gateway.http;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.tocsin.gateway.Engine;
import org.tocsin.gateway.config.GatewayConfig;

/** Who may read alerts and deliveries: any key of the plan, be it an authority's or an operator's, or anybody where the configuration opens it on loopback. */
@Component
final class ReadAccess {
    private final ApiKeys keys;
    private final boolean anonymous;

    ReadAccess(Engine engine, GatewayConfig config) {
        this.keys = new ApiKeys(engine.plans());
        this.anonymous = config.anonymousRead();
    }

    boolean isOpen() {
        return anonymous;
    }

    /** A refusal, or nothing when the request may read. */
    Optional<ResponseEntity<Object>> refusal(@Nullable String authorization) {
        if (anonymous
                || keys.authority(authorization).isPresent()
                || keys.operator(authorization).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Problem.builder(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"tocsin\"")
                .body(Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "No valid API key",
                        "Reading needs a key of the plan in the header Authorization: Bearer KEY.",
                        List.of())));
    }
}
