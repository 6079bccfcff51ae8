package org.tocsin.cap;

import java.time.Duration;
import java.time.Instant;

/**
 * Messages for tests: a flood warning in English and Spanish for a fictional island state that lies inside 13.6–14.2 N,
 * 61.2–60.7 W. {@link SampleAlert} makes the variations.
 */
public final class SampleAlerts {
    private SampleAlerts() {}

    /** An Actual, Public Alert, Immediate, Severe, Observed, that expires {@code validity} after {@code sent}. */
    public static CapMessage flood(Instant sent, Duration validity) {
        return SampleAlert.flood(sent, validity).message();
    }

    /** The same as XML text. */
    public static String floodXml(Instant sent, Duration validity) {
        return SampleAlert.flood(sent, validity).xml();
    }

    /** An Update of that message: the river still rises. */
    public static CapMessage update(CapMessage original, Instant sent, Duration validity) {
        return SampleAlert.update(original, sent, validity).message();
    }

    /** A Cancel of that message, with info blocks that name the reason. */
    public static CapMessage cancel(CapMessage original, Instant sent) {
        return SampleAlert.cancel(original, sent).message();
    }

    /** Another flood alert, told from the others by its identifier. */
    public static CapMessage flood(String identifier, Instant sent, Duration validity) {
        return SampleAlert.flood(sent, validity).identifier(identifier).message();
    }
}
