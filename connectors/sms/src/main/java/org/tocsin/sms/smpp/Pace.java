package org.tocsin.sms.smpp;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How fast parts leave for one SMSC: evenly spaced at 98.5 % of the contract, since the network bunches them. Who is late may
 * catch up a little, but whatever second one looks at, no more have left in it. An SMSC that asks for less halves the pace at once, at most once a
 * second; then it grows by 5 % a second up to where it was. Safe for concurrent use.
 */
public final class Pace {
    private static final double MARGIN = 0.985;

    /** A thread that wakes late must not slow all others down. */
    private static final long CATCH_UP = TimeUnit.MILLISECONDS.toNanos(50);

    private static final double GROWTH_A_SECOND = 1.05;

    /** Slower than this share of the contract, or this many parts a second, recovery would outlast most alerts. */
    private static final double SLOWEST_SHARE = 0.02;

    private static final double SLOWEST_WITHOUT_CONTRACT = 10;
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Without a contract the pace is free again once it is this many times what the SMSC last had too much of. */
    private static final double FREE_AGAIN = 4;

    private static final long LONGEST_NAP = TimeUnit.MILLISECONDS.toNanos(100);

    private final double contract;
    private final double slowest;
    private final LongSupplier nanoClock;
    private final long[] departures;
    private int oldest;
    private boolean full;
    private double rate;
    private double ceiling;
    private long next;
    private long grownAt;
    private long slowedAt;
    private boolean slowed;
    private long secondBegan;
    private long inThisSecond;
    private long inLastSecond;

    /** @param partsPerSecond of the contract; 0 for no limit */
    Pace(int partsPerSecond, LongSupplier nanoClock) {
        this.contract = partsPerSecond == 0 ? Double.POSITIVE_INFINITY : partsPerSecond * MARGIN;
        this.nanoClock = nanoClock;
        this.departures = new long[partsPerSecond == 0 ? 0 : Math.max(1, (int) (partsPerSecond * MARGIN))];
        this.slowest = partsPerSecond == 0 ? SLOWEST_WITHOUT_CONTRACT : Math.max(1, contract * SLOWEST_SHARE);
        this.rate = contract;
        this.ceiling = contract;
        this.next = nanoClock.getAsLong();
        this.secondBegan = next;
    }

    /**
     * Blocks until one part may leave.
     *
     * @param wanted asked every 100 ms
     * @return false when it is not wanted any more
     */
    public boolean take(BooleanSupplier wanted) throws InterruptedException {
        long turn = reserve();
        for (long left = depart(turn); left > 0; left = depart(turn)) {
            if (!wanted.getAsBoolean()) {
                return false;
            }
            LockSupport.parkNanos(this, Math.min(left, LONGEST_NAP));
            if (Thread.interrupted()) {
                throw new InterruptedException("while waiting for a turn");
            }
        }
        return wanted.getAsBoolean();
    }

    /** The SMSC had too much. */
    public synchronized void tooFast() {
        long now = nanoClock.getAsLong();
        if (slowed && now - slowedAt < SECOND) {
            return;
        }
        // Before the first complaint the pace may have been far above what went out.
        double tooMuch = slowed ? rate : Math.min(rate, recent(now));
        rate = Math.max(slowest, tooMuch / 2);
        ceiling = Double.isInfinite(contract) ? rate * 2 * FREE_AGAIN : contract;
        slowed = true;
        slowedAt = now;
        grownAt = now;
    }

    /** The SMSC's queue is full: nothing leaves for so long. */
    public synchronized void pause(Duration pause) {
        next = Math.max(next, nanoClock.getAsLong() + pause.toNanos());
    }

    /** Parts a second as things stand; infinite without a limit. */
    public synchronized double rate() {
        grow(nanoClock.getAsLong());
        return rate;
    }

    /** The moment, on the clock, at which the next part may leave. */
    synchronized long reserve() {
        long now = nanoClock.getAsLong();
        grow(now);
        count(now);
        long turn = Math.max(next, now - CATCH_UP);
        next = turn + (long) (SECOND / rate);
        return turn;
    }

    /** Counts a part as gone if it may go now; else how long it has to wait, in nanoseconds. */
    synchronized long depart(long turn) {
        long now = nanoClock.getAsLong();
        // The slot holds when the part left that opened the second which this one would close.
        long ready = full ? Math.max(turn, departures[oldest] + (long) SECOND) : turn;
        if (ready <= now && departures.length > 0) {
            departures[oldest] = now;
            oldest = (oldest + 1) % departures.length;
            full |= oldest == 0;
        }
        return ready - now;
    }

    private void grow(long now) {
        if (slowed) {
            rate *= Math.pow(GROWTH_A_SECOND, (now - grownAt) / SECOND);
            grownAt = now;
            if (rate >= ceiling) {
                rate = contract;
                slowed = false;
            }
        }
    }

    private void count(long now) {
        recent(now);
        inThisSecond++;
    }

    private double recent(long now) {
        if (now - secondBegan >= SECOND) {
            inLastSecond = now - secondBegan < 2 * SECOND ? inThisSecond : 0;
            inThisSecond = 0;
            secondBegan = now;
        }
        return Math.max(inThisSecond, inLastSecond);
    }
}
