package org.tocsin.route;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.connector.Part;
import org.tocsin.route.plan.PlannedChannel;

/** The messages in which a delivery goes on, in its own queue: put off to a later attempt, or divided into parts. */
final class Onward {
    private Onward() {}

    /** The same message again, which the broker hands out no earlier than that. */
    static Parcel later(PlannedChannel channel, Consignment consignment, Map<String, Object> headers, Instant next) {
        Map<String, Object> same = own(headers);
        same.put(Envelope.ATTEMPTS, consignment.attempt());
        same.put(Envelope.DELIVER_AT, next.toEpochMilli());
        return parcel(channel, consignment, same, consignment.name() + "/" + consignment.attempt());
    }

    /** The same delivery, each message with its part. */
    static List<Parcel> parts(
            PlannedChannel channel, Consignment consignment, Map<String, Object> headers, List<Part> parts) {
        return parts.stream()
                .map(part -> part(channel, consignment, own(headers), part))
                .toList();
    }

    private static Parcel part(
            PlannedChannel channel, Consignment consignment, Map<String, Object> headers, Part part) {
        headers.remove(Envelope.ATTEMPTS);
        headers.put(Envelope.PART_NUMBER, part.number());
        headers.put(Envelope.PART_TOTAL, part.total());
        headers.put(Envelope.PART_CONTENT, part.content());
        return parcel(channel, consignment, headers, consignment.key().value() + "#" + part.number());
    }

    private static Map<String, Object> own(Map<String, Object> headers) {
        Map<String, Object> own = new HashMap<>();
        headers.forEach((name, value) -> {
            if (name.startsWith(Envelope.OWN) && value != null) {
                own.put(name, value);
            }
        });
        return own;
    }

    private static Parcel parcel(
            PlannedChannel channel, Consignment consignment, Map<String, Object> headers, String duplicateId) {
        int priority = Priority.of(consignment.message().alert());
        return new Parcel(
                channel.queue(Priority.isUrgent(priority)),
                headers,
                consignment.message().bytes(),
                priority,
                Optional.of(consignment.expires()),
                duplicateId);
    }
}
