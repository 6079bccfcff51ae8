package org.tocsin.gateway.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Reading;

/** The rules that a message is held against. Pure, safe for concurrent use. */
public interface MessageRules {
    /**
     * All findings with their places, those of the reading first; of a message that is refused, as far as it can be read.
     *
     * @param bytes that were read
     */
    List<Finding> findings(Reading reading, byte[] bytes, Instant now);

    /** The id of the authority whose rights these rules hold this message against. */
    Optional<String> authorityFor(Reading reading);
}
