package org.tocsin.connector;

import org.tocsin.cap.AlertKey;

/** One alert on one channel to one target: the unit of queueing, retry and reporting. The same on every node. */
public record DeliveryKey(AlertKey alert, String channel, String target) {

    /** One word for queues and stores. */
    public String value() {
        return alert.value() + "/" + channel + "/" + target;
    }

    @Override
    public String toString() {
        return value();
    }
}
