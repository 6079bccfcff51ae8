package org.tocsin.cellbroadcast;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.page.Paging;
import org.tocsin.cellbroadcast.page.WarningType;

/**
 * One block of an alert as it could go on air, or the primary notification ahead of them: everything but the serial number.
 *
 * @param language empty for a primary notification, which is in none
 * @param text without pages for a primary notification
 * @param warning what a primary notification says; empty for a text
 */
record Draft(
        int messageId,
        String language,
        Paging.Paged text,
        Optional<WarningType> warning,
        Instant expires,
        SortedSet<Cgi> cells) {

    Draft(int messageId, String language, Paging.Paged text, Instant expires, SortedSet<Cgi> cells) {
        this(messageId, language, text, Optional.empty(), expires, cells);
    }

    static Draft primary(int messageId, WarningType warning, Instant expires, SortedSet<Cgi> cells) {
        return new Draft(messageId, "", Paging.Paged.NONE, Optional.of(warning), expires, cells);
    }

    boolean isPrimary() {
        return warning.isPresent();
    }
}
