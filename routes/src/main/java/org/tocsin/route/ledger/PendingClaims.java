package org.tocsin.route.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Claims that the ledger could not take when they were made, until it takes them. Without them a Cancel would not follow an
 * alert that went out while the ledger was away. In memory; after a restart the receipts that wait for the ledger tell the
 * same. Safe for concurrent use.
 */
final class PendingClaims {
    private final Map<String, Map<String, Claim>> byDelivery = new ConcurrentHashMap<>();

    /** What never had an effect needs no record. */
    void keep(Claim claim) {
        byDelivery.compute(claim.delivery().value(), (delivery, known) -> {
            Map<String, Claim> claims = known == null ? new ConcurrentHashMap<>() : known;
            if (claim.state().mayHaveGone()) {
                claims.put(claim.key(), claim);
            } else {
                claims.remove(claim.key());
            }
            return claims.isEmpty() ? null : claims;
        });
    }

    boolean isEmpty() {
        return byDelivery.isEmpty();
    }

    boolean containsSome(Collection<String> deliveryKeys) {
        return deliveryKeys.stream().anyMatch(byDelivery::containsKey);
    }

    List<Claim> some(int most) {
        return byDelivery.values().stream()
                .flatMap(claims -> claims.values().stream())
                .limit(most)
                .toList();
    }

    /** These very claims are in the ledger; one that was replaced meanwhile stays. */
    void written(Collection<Claim> written) {
        for (Claim claim : written) {
            byDelivery.computeIfPresent(claim.delivery().value(), (delivery, claims) -> {
                claims.remove(claim.key(), claim);
                return claims.isEmpty() ? null : claims;
            });
        }
    }
}
