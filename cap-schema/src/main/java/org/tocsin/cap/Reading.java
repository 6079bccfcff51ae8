package org.tocsin.cap;

import java.util.List;
import java.util.Optional;

/** What came of reading bytes as CAP. */
public sealed interface Reading {

    /** The findings, none of them missing: everything that could be seen. */
    List<Finding> findings();

    /** Schema-valid CAP. The findings are warnings at most; rules of the prose are {@code org.tocsin.cap.check}'s. */
    record Valid(CapMessage message, List<Finding> findings) implements Reading {
        public Valid {
            findings = List.copyOf(findings);
        }
    }

    /**
     * XML, but not CAP that this gateway reads: wrong root, or the schema refuses it, or a text in it cannot be read. What
     * could be read is there for the rules, so that one answer has everything; empty when the root
     * is wrong, or the faults are too many to be told.
     */
    record NotCap(List<Finding> findings, Optional<PartialAlert> readable) implements Reading {
        public NotCap {
            findings = List.copyOf(findings);
        }
    }

    /** Not XML, or XML of a kind that is refused unread: DOCTYPE, too deep, too large. */
    record NotXml(List<Finding> findings) implements Reading {
        public NotXml {
            findings = List.copyOf(findings);
        }
    }
}
