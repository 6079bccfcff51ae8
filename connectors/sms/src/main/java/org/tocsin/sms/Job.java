package org.tocsin.sms;

import java.util.List;
import org.tocsin.connector.Delivery;
import org.tocsin.sms.text.ShortMessage;

/**
 * The recipients of a snapshot that one attempt serves.
 *
 * @param messages encoded, one for each section of the snapshot
 * @param from first place, inclusive
 * @param to last place, exclusive
 */
record Job(Delivery delivery, Snapshot snapshot, List<ShortMessage> messages, int from, int to) {
    Job {
        messages = List.copyOf(messages);
    }

    int size() {
        return to - from;
    }

    JobRecord record() {
        int stride = messages.stream().mapToInt(ShortMessage::submits).max().orElse(1);
        return new JobRecord(delivery.key(), delivery.expires(), stride);
    }

    ShortMessage message(int place) {
        return messages.get(snapshot.section(place));
    }
}
