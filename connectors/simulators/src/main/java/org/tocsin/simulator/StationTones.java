package org.tocsin.simulator;

/**
 * Tells the two tones of SAME apart, sample by sample: the energy of each over the last 1.92 ms, by correlation with sine
 * and cosine. Not safe for concurrent use.
 */
final class StationTones {
    private static final double MARK_HERTZ = 3125.0 * 2 / 3;
    private static final double SPACE_HERTZ = 1562.5;
    private static final double WINDOW_SECONDS = 0.00192;

    private final Correlator mark;
    private final Correlator space;

    StationTones(int rate) {
        int window = (int) Math.round(rate * WINDOW_SECONDS);
        mark = new Correlator(MARK_HERTZ / rate, window);
        space = new Correlator(SPACE_HERTZ / rate, window);
    }

    /** Above zero for mark, below for space; near zero for neither. */
    double discriminate(double sample) {
        return mark.energy(sample) - space.energy(sample);
    }

    private static final class Correlator {
        private final double cyclesPerSample;
        private final double[] inPhase;
        private final double[] quadrature;
        private double sumInPhase;
        private double sumQuadrature;
        private long time;

        Correlator(double cyclesPerSample, int window) {
            this.cyclesPerSample = cyclesPerSample;
            inPhase = new double[window];
            quadrature = new double[window];
        }

        double energy(double sample) {
            int slot = (int) (time % inPhase.length);
            double angle = 2 * Math.PI * cyclesPerSample * time++;
            sumInPhase -= inPhase[slot];
            sumQuadrature -= quadrature[slot];
            inPhase[slot] = sample * Math.cos(angle);
            quadrature[slot] = sample * Math.sin(angle);
            sumInPhase += inPhase[slot];
            sumQuadrature += quadrature[slot];
            // Not Math.hypot: it guards against an overflow that cannot happen here, and costs most of the time.
            return Math.sqrt(sumInPhase * sumInPhase + sumQuadrature * sumQuadrature) / inPhase.length;
        }
    }
}
