package org.tocsin.sms.operator;

import org.tocsin.cap.AlertKey;

/**
 * What gateway and operator both call a job, whether or not it ever arrived: made of alert and channel, so that every
 * attempt and every restart says the same.
 */
record JobKey(AlertKey alert, String value) {

    static JobKey of(AlertKey alert, String channel) {
        return new JobKey(alert, alert.value() + "." + channel);
    }

    @Override
    public String toString() {
        return value;
    }
}
