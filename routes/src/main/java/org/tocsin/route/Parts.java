package org.tocsin.route;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.connector.Part;
import org.tocsin.route.plan.PlannedChannel;

/** The messages of a delivery that was split: the same delivery, each with its part. */
final class Parts {
    private Parts() {}

    static List<Parcel> parcels(
            PlannedChannel channel, Consignment consignment, List<Part> parts, Map<String, Object> headers) {
        Map<String, Object> common = new HashMap<>();
        headers.forEach((name, value) -> {
            if (name.startsWith(Envelope.OWN) && value != null) {
                common.put(name, value);
            }
        });
        return parts.stream()
                .map(part -> parcel(channel, consignment, part, common))
                .toList();
    }

    private static Parcel parcel(
            PlannedChannel channel, Consignment consignment, Part part, Map<String, Object> common) {
        Map<String, Object> headers = new HashMap<>(common);
        headers.put(Envelope.PART_NUMBER, part.number());
        headers.put(Envelope.PART_TOTAL, part.total());
        headers.put(Envelope.PART_CONTENT, part.content());
        return new Parcel(
                channel.queue(),
                headers,
                consignment.message().bytes(),
                Priority.of(consignment.message().alert()),
                Optional.of(consignment.expires()),
                consignment.key().value() + "#" + part.number());
    }
}
