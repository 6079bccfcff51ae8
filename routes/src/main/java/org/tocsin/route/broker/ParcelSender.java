package org.tocsin.route.broker;

import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.tocsin.route.Envelope;
import org.tocsin.route.Parcel;

/** Sends parcels outside of any route, durable, within the transaction of the session if it has one. */
public final class ParcelSender {
    private ParcelSender() {}

    /** @param now tells how long the parcel has left */
    public static void send(Session session, Parcel parcel, Instant now) throws JMSException {
        try (MessageProducer producer = session.createProducer(session.createQueue(parcel.queue()))) {
            Message message = message(session, parcel.body());
            message.setStringProperty(Envelope.DUPLICATE_ID, parcel.duplicateId());
            for (Map.Entry<String, Object> header : parcel.headers().entrySet()) {
                message.setObjectProperty(header.getKey(), header.getValue());
            }
            long left = parcel.expires()
                    .map(at -> Math.max(1, Duration.between(now, at).toMillis()))
                    .orElse(Message.DEFAULT_TIME_TO_LIVE);
            producer.send(message, DeliveryMode.PERSISTENT, parcel.priority(), left);
        }
    }

    private static Message message(Session session, Object body) throws JMSException {
        if (body instanceof byte[] bytes) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(bytes);
            return message;
        }
        return session.createTextMessage(body.toString());
    }
}
