package org.tocsin.gateway.http;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tocsin.route.AcceptedIndex;
import org.tocsin.route.plan.Authority;
import org.tocsin.route.plan.Operator;
import org.tocsin.route.plan.Plan;

/** Whose key a request bears. The plan holds hashes only, and a lookup by hash leaks nothing by its timing. */
final class ApiKeys {
    private static final String SCHEME = "Bearer ";

    private final Supplier<Plan> plans;

    ApiKeys(Supplier<Plan> plans) {
        this.plans = plans;
    }

    /** @param authorization the header's value, or null when there is none */
    Optional<Authority> authority(@Nullable String authorization) {
        return hash(authorization).flatMap(hash -> plans.get().authorityByKeyHash(hash));
    }

    /** @param authorization the header's value, or null when there is none */
    Optional<Operator> operator(@Nullable String authorization) {
        return hash(authorization).flatMap(hash -> plans.get().operatorByKeyHash(hash));
    }

    private static Optional<String> hash(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String key = authorization.substring(SCHEME.length()).strip();
        return Optional.of(HexFormat.of().formatHex(AcceptedIndex.sha256(key.getBytes(StandardCharsets.UTF_8))));
    }
}
