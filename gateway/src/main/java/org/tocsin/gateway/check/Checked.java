package org.tocsin.gateway.check;

import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Finding;

/** What came of checking one input. */
public sealed interface Checked {
    /** The input, as the command line or the walk through a folder names it. */
    String name();

    /**
     * A message, or what should have been one.
     *
     * @param version of CAP, such as {@code 1.2}; empty when the bytes are no CAP that is read
     * @param authority whose rights in the plan it was held against; empty without a plan, or when the plan knows nobody
     * @param text the source, for excerpts
     */
    record Message(
            String name, Optional<String> version, Optional<String> authority, List<Finding> findings, SourceText text)
            implements Checked {
        public Message {
            findings = List.copyOf(findings);
        }

        boolean hasErrors() {
            return findings.stream().anyMatch(Finding::isError);
        }
    }

    /** Nothing could be checked: the file is missing, or may not be read. */
    record Unreadable(String name, String reason) implements Checked {}
}
