package org.tocsin.sms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tocsin.connector.DeliveryKey;

/**
 * Recipients whose submit was not answered. Each is given some time for a late receipt, which proves that the SMSC has the
 * message; only then is it sent to again. A restart begins this time anew, since receipts come only once a session is bound.
 * Safe for concurrent use.
 */
final class Doubts {
    private static final int MOST_EARLY = 10_000;

    /** What a late receipt said: the id that the lost answer would have given. */
    record Answer(int part, String messageId) {}

    private static final class Doubt {
        private final int part;
        private final Instant since;
        private final String mark;
        private Optional<Answer> answer = Optional.empty();

        Doubt(int part, Instant since, String mark) {
            this.part = part;
            this.since = since;
            this.mark = mark;
        }
    }

    private final Map<DeliveryKey, Map<Integer, Doubt>> doubts = new HashMap<>();
    private final Map<String, Doubt> byMark = new HashMap<>();

    /** A receipt may come before the answer is given up. */
    private final Map<String, String> early = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_EARLY;
        }
    };

    private final Clock clock;
    private final Duration wait;

    /** @param wait how long a late receipt is waited for */
    Doubts(Clock clock, Duration wait) {
        this.clock = clock;
        this.wait = wait;
    }

    /**
     * The submit of this part was not answered.
     *
     * @param mark what a receipt for it would carry, see {@link #mark}
     */
    synchronized void arise(DeliveryKey key, int place, int part, String mark) {
        settle(key, place);
        Doubt doubt = new Doubt(part, clock.instant(), mark);
        doubts.computeIfAbsent(key, k -> new HashMap<>()).put(place, doubt);
        byMark.put(mark, doubt);
        doubt.answer = Optional.ofNullable(early.remove(mark)).map(id -> new Answer(part, id));
    }

    /** How much longer it must not be sent to again; empty for one that is not known, zero when it may. */
    synchronized Optional<Duration> left(DeliveryKey key, int place) {
        return Optional.ofNullable(doubts.getOrDefault(key, Map.of()).get(place))
                .map(doubt -> {
                    Duration left = Duration.between(clock.instant(), doubt.since.plus(wait));
                    return left.isNegative() ? Duration.ZERO : left;
                });
    }

    /** What a late receipt said. */
    synchronized Optional<Answer> answer(DeliveryKey key, int place) {
        return Optional.ofNullable(doubts.getOrDefault(key, Map.of()).get(place))
                .flatMap(doubt -> doubt.answer);
    }

    /** A receipt with this mark came, and no submit is known to have been given its id. */
    synchronized void learn(String mark, String messageId) {
        Doubt doubt = byMark.get(mark);
        if (doubt == null) {
            early.put(mark, messageId);
        } else if (doubt.answer.isEmpty()) {
            doubt.answer = Optional.of(new Answer(doubt.part, messageId));
        }
    }

    /** Nothing is in doubt any more about this one. */
    synchronized void settle(DeliveryKey key, int place) {
        Map<Integer, Doubt> places = doubts.get(key);
        Doubt doubt = places == null ? null : places.remove(place);
        if (doubt != null) {
            byMark.remove(doubt.mark, doubt);
        }
        if (places != null && places.isEmpty()) {
            doubts.remove(key);
        }
    }

    /** Forgets those of a delivery. */
    synchronized void forget(DeliveryKey key) {
        Map<Integer, Doubt> places = doubts.remove(key);
        if (places != null) {
            places.values().forEach(doubt -> byMark.remove(doubt.mark, doubt));
        }
    }

    /**
     * What ties a receipt to a submit whose answer was lost: the phone, and the reference that went out with it.
     *
     * @param reference 16 bits
     */
    static String mark(String number, int reference) {
        return number + "/" + reference;
    }
}
