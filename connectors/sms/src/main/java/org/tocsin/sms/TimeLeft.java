package org.tocsin.sms;

import java.time.Duration;

/** How long short messages take to leave. Pure. */
final class TimeLeft {
    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;

    private TimeLeft() {}

    /**
     * For the recipients of the delivery who come after the last of this job.
     *
     * @param rate parts a second; infinite where no contract limits them, then the pace of this job counts
     * @param took the time of this job
     */
    static Duration of(Job job, double rate, Duration took) {
        long behind = parts(job, job.to(), job.snapshot().size());
        long own = parts(job, job.from(), job.to());
        double pace = Double.isInfinite(rate) || rate <= 0 ? own * 1e9 / Math.max(1, took.toNanos()) : rate;
        return of(behind, pace);
    }

    /** @param rate parts a second, above 0 */
    static Duration of(long parts, double rate) {
        return Duration.ofMillis((long) (parts * 1_000 / rate));
    }

    /** Such as {@code 40 s}, {@code 12 min}, {@code 2 h 5 min}. */
    static String text(Duration time) {
        long seconds = (time.toMillis() + 999) / 1_000;
        if (seconds < 2 * MINUTE) {
            return seconds + " s";
        }
        long minutes = (seconds + MINUTE / 2) / MINUTE;
        return seconds < 2 * HOUR ? minutes + " min" : minutes / MINUTE + " h " + minutes % MINUTE + " min";
    }

    private static long parts(Job job, int from, int to) {
        long parts = 0;
        for (int place = from; place < to; place++) {
            parts += job.message(place).parts();
        }
        return parts;
    }
}
