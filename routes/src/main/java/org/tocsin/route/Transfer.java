package org.tocsin.route;

import jakarta.jms.DeliveryMode;
import java.util.HashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.jms.JmsConstants;

/** How routes hand parcels to the broker: durable, with their own priority and expiry. */
final class Transfer {
    /** Name of the component whose sends stand alone and are confirmed one by one. */
    static final String SENDER = "jms-sender";
    /** Name of the component whose consumers and producers share one transacted session. */
    static final String TRANSACTED = "jms-transacted";
    /** Like {@link #TRANSACTED}, but takes one message at a time from the broker: what lies in a buffer cannot be overtaken. */
    static final String ONE_BY_ONE = "jms-one-by-one";

    private static final String OPTIONS = "?preserveMessageQos=true&deliveryPersistent=true";

    static final String KEEP = SENDER + ":queue:by-header" + OPTIONS;

    private Transfer() {}

    /** The endpoint that sends what {@link #load} prepared, within the transaction of that component. */
    static String send(String component) {
        return component + ":queue:by-header" + OPTIONS;
    }

    /** The body, which is always of that type on our routes. @throws IllegalArgumentException when it is not */
    static <T> T body(Message message, Class<T> type) {
        T body = message.getBody(type);
        if (body == null) {
            throw new IllegalArgumentException("the message has no body of type " + type.getSimpleName());
        }
        return body;
    }

    /** Makes the exchange carry the parcel that is its body. */
    static void loadBody(Exchange exchange) {
        load(exchange, body(exchange.getMessage(), Parcel.class));
    }

    /** Makes the exchange carry this parcel to its queue and nothing else. */
    static void load(Exchange exchange, Parcel parcel) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeaders(new HashMap<>(parcel.headers()));
        message.setHeader(Envelope.DUPLICATE_ID, parcel.duplicateId());
        message.setHeader(JmsConstants.JMS_DESTINATION_NAME, parcel.queue());
        message.setHeader("JMSPriority", parcel.priority());
        message.setHeader("JMSDeliveryMode", DeliveryMode.PERSISTENT);
        parcel.expires().ifPresent(at -> message.setHeader("JMSExpiration", at.toEpochMilli()));
        message.setBody(parcel.body());
    }
}
