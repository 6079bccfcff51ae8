package org.tocsin.sms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Part;
import org.tocsin.sms.text.Encoding;
import org.tocsin.sms.text.ShortMessage;
import org.tocsin.sms.text.TextEncoder;

/** Cuts a snapshot into parts of a split delivery, and finds the places of a part again. */
final class Jobs {
    /** First place, inclusive, and last, exclusive. */
    private static final Pattern PLACES = Pattern.compile("(\\d{1,9})-(\\d{1,9})");

    private Jobs() {}

    static List<Part> parts(Snapshot snapshot) {
        int total = (snapshot.size() + snapshot.chunkSize() - 1) / snapshot.chunkSize();
        List<Part> parts = new ArrayList<>(total);
        for (int number = 1; number <= total; number++) {
            int from = (number - 1) * snapshot.chunkSize();
            int to = Math.min(from + snapshot.chunkSize(), snapshot.size());
            parts.add(new Part(number, total, from + "-" + to));
        }
        return parts;
    }

    /** Empty when the part names places that the snapshot does not have, or a text no longer fits the settings. */
    static Optional<Job> job(Delivery delivery, Snapshot snapshot, TextEncoder encoder) {
        String content = delivery.part().map(Part::content).orElse("0-" + snapshot.size());
        Matcher places = PLACES.matcher(content);
        if (!places.matches()) {
            return Optional.empty();
        }
        int from = Integer.parseInt(places.group(1));
        int to = Integer.parseInt(places.group(2));
        List<ShortMessage> messages = new ArrayList<>();
        for (Section section : snapshot.sections()) {
            if (encoder.encode(section.text()) instanceof Encoding.Encoded encoded) {
                messages.add(encoded.message());
            }
        }
        boolean whole = messages.size() == snapshot.sections().size();
        return whole && from < to && to <= snapshot.size()
                ? Optional.of(new Job(delivery, snapshot, messages, from, to))
                : Optional.empty();
    }
}
