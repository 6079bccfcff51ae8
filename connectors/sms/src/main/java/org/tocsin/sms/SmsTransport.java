package org.tocsin.sms;

import org.tocsin.connector.Settings;

/** How short messages leave. */
public enum SmsTransport {
    /** One by one to the numbers of our own registry, over SMPP. */
    SMPP,
    /** As one job to an operator who finds the phones in the area itself. */
    OPERATOR_JOB;

    /** As the setting {@code transport} says; SMPP without it. */
    public static SmsTransport of(Settings settings) {
        return settings.choice("transport", SmsTransport.class, SMPP);
    }
}
