package org.tocsin.broadcast.audio;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The two-tone attention signal: 853 and 960 Hz together at equal level, 8 to 25 s (47 CFR 11.31(a)(2)). */
public record AttentionSignal(Duration duration) implements Sound {
    public static final int LEAST_SECONDS = 8;
    public static final int MOST_SECONDS = 25;

    private static final double LOW_HERTZ = 853;
    private static final double HIGH_HERTZ = 960;
    private static final double AMPLITUDE = 0.4 * Short.MAX_VALUE;

    /** 5 ms in and out, against clicks. */
    private static final double RAMP = RATE * 0.005;

    /** The same for every alert, and a million sines are time that a listener waits; a plan has a duration or two. */
    private static final Map<Duration, short[]> RENDERED = new ConcurrentHashMap<>();

    public AttentionSignal {
        if (duration.compareTo(Duration.ofSeconds(LEAST_SECONDS)) < 0
                || duration.compareTo(Duration.ofSeconds(MOST_SECONDS)) > 0) {
            throw new IllegalArgumentException("an attention signal lasts 8 to 25 s, not " + duration);
        }
    }

    @Override
    public long samples() {
        return duration.toMillis() * RATE / 1000;
    }

    @Override
    public void writeTo(SampleSink sink) throws IOException {
        for (short sample : RENDERED.computeIfAbsent(duration, AttentionSignal::rendered)) {
            sink.write(sample);
        }
    }

    private static short[] rendered(Duration duration) {
        int samples = (int) new AttentionSignal(duration).samples();
        short[] rendered = new short[samples];
        for (int n = 0; n < samples; n++) {
            double edge = Math.min(1, Math.min(n, samples - 1 - n) / RAMP);
            rendered[n] = (short) Math.round(AMPLITUDE * edge * (tone(LOW_HERTZ, n) + tone(HIGH_HERTZ, n)));
        }
        return rendered;
    }

    private static double tone(double hertz, long sample) {
        return Math.sin(2 * Math.PI * hertz * sample / RATE);
    }
}
