package org.tocsin.sms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.tocsin.sms.smpp.Inbound;

/** Receipts that match nothing yet, for a minute, ten thousand at most. For one thread at a time. */
final class OrphanReceipts {
    private static final int MOST = 10_000;
    private static final Duration LIFE = Duration.ofSeconds(60);

    private record Orphan(Inbound.Receipt receipt, Instant until) {}

    private final Map<String, List<Orphan>> orphans = new LinkedHashMap<>();
    private int size;

    /** @return false when there is no room */
    boolean keep(String id, Inbound.Receipt receipt, Instant now) {
        if (size == MOST) {
            return false;
        }
        orphans.computeIfAbsent(id, key -> new ArrayList<>(1)).add(new Orphan(receipt, now.plus(LIFE)));
        size++;
        return true;
    }

    /** Takes out those with this id that fit, in the order in which they came. */
    List<Inbound.Receipt> take(String id, Predicate<Inbound.Receipt> fits) {
        List<Inbound.Receipt> taken = new ArrayList<>();
        List<Orphan> waiting = orphans.getOrDefault(id, List.of());
        for (Iterator<Orphan> each = waiting.iterator(); each.hasNext(); ) {
            Inbound.Receipt receipt = each.next().receipt();
            if (fits.test(receipt)) {
                taken.add(receipt);
                each.remove();
            }
        }
        if (!taken.isEmpty() && waiting.isEmpty()) {
            orphans.remove(id);
        }
        size -= taken.size();
        return taken;
    }

    /** @return how many waited in vain */
    int dropOld(Instant now) {
        int before = size;
        orphans.values().removeIf(waiting -> {
            int had = waiting.size();
            waiting.removeIf(orphan -> orphan.until().isBefore(now));
            size -= had - waiting.size();
            return waiting.isEmpty();
        });
        return before - size;
    }
}
