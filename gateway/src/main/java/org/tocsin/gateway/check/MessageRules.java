package org.tocsin.gateway.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Reading;

/** The rules that a message is held against once it has been read. Pure, safe for concurrent use. */
public interface MessageRules {
    /** All findings, those of the reading first. */
    List<Finding> findings(Reading.Valid valid, Instant now);

    /** The id of the authority whose rights these rules hold this message against. */
    Optional<String> authorityFor(Alert alert);
}
