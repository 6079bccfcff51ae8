package org.tocsin.sms.smpp;

import java.time.Duration;
import java.util.Locale;

/** validity_period in its relative form, which no clock skew of the SMSC can spoil (SMPP 3.4 7.1.1.2). */
final class ValidityPeriod {
    /** The day field of the form has two digits and means days of a month. */
    private static final Duration MOST = Duration.ofDays(30);

    private ValidityPeriod() {}

    /** Rounded down to whole seconds, at most 30 days: never longer than the alert lasts. */
    static String relative(Duration validity) {
        Duration period = validity.compareTo(MOST) > 0 ? MOST : validity;
        return String.format(
                Locale.ROOT,
                "0000%02d%02d%02d%02d000R",
                period.toDaysPart(),
                period.toHoursPart(),
                period.toMinutesPart(),
                period.toSecondsPart());
    }
}
