package org.tocsin.broadcast;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.broadcast.text.Announcement;

/**
 * What is to be aired, before it is spoken.
 *
 * @param header the SAME header
 * @param remarks why there is none, or what it does not carry
 * @param announcements one a language, the primary one first; at least one
 * @param subjects what it is about, by language
 */
record Message(
        Optional<String> header, List<String> remarks, List<Announcement> announcements, Map<String, String> subjects) {
    Message {
        remarks = List.copyOf(remarks);
        announcements = List.copyOf(announcements);
    }
}
