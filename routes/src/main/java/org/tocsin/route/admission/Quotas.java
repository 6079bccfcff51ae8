package org.tocsin.route.admission;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tocsin.cap.Alert;
import org.tocsin.route.plan.Authority;
import org.tocsin.route.plan.Quota;

/**
 * What each authority has used of its quotas. In memory: a restart fills them again. Measures by a steady clock, so a jump
 * of the time of day neither blocks nor opens anything. Safe for concurrent use; one authority never waits for another.
 */
public final class Quotas {

    /** A quota that is used up, and when it has room again. */
    public record Overrun(Quota quota, Duration pause) {}

    private record Account(List<Quota> quotas, List<Bucket> buckets) {}

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    /** @param nanos a steady clock such as {@link System#nanoTime} */
    public Quotas(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Counts a message against every quota that covers it, or against none when one of them is used up. */
    public Optional<Overrun> take(Authority authority, Alert alert) {
        if (authority.quotas().isEmpty()) {
            return Optional.empty();
        }
        List<Bucket> all = accounts.compute(authority.id(), (id, account) -> kept(account, authority))
                .buckets();
        synchronized (all) {
            long now = nanos.getAsLong();
            List<Bucket> covering =
                    all.stream().filter(bucket -> bucket.quota().covers(alert)).toList();
            Optional<Overrun> overrun = covering.stream()
                    .map(bucket -> new Overrun(bucket.quota(), bucket.pause(now)))
                    .filter(found -> found.pause().toNanos() > 0)
                    .max(Comparator.comparing(Overrun::pause));
            if (overrun.isEmpty()) {
                covering.forEach(bucket -> bucket.take(now));
            }
            return overrun;
        }
    }

    /** A plan that gives other quotas begins a new account. */
    private Account kept(@Nullable Account account, Authority authority) {
        if (account != null && account.quotas().equals(authority.quotas())) {
            return account;
        }
        long now = nanos.getAsLong();
        return new Account(
                authority.quotas(),
                authority.quotas().stream().map(quota -> new Bucket(quota, now)).toList());
    }
}
