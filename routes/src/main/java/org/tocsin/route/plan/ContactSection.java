package org.tocsin.route.plan;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The {@code contacts} of a plan file. */
final class ContactSection {
    private ContactSection() {}

    static List<Contact> read(YamlMap root) {
        List<Contact> contacts = new ArrayList<>();
        for (YamlMap map : root.maps("contacts")) {
            map.text("valid-until");
            contacts.add(new Contact(
                    map.text("role"),
                    map.text("name"),
                    map.text("reach"),
                    map.value("valid-until", Instant.MAX, ContactSection::endOfDay)));
            map.finish();
        }
        return contacts;
    }

    private static Instant endOfDay(String text) {
        try {
            return LocalDate.parse(text)
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no date such as 2027-01-31", e);
        }
    }
}
