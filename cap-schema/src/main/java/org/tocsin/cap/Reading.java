package org.tocsin.cap;

import java.util.List;

/** What came of reading bytes as CAP. */
public sealed interface Reading {

    /** The findings, none of them missing: everything that could be seen in one pass. */
    List<Finding> findings();

    /** Schema-valid CAP. The findings are warnings at most; rules of the prose are {@code org.tocsin.cap.check}'s. */
    record Valid(CapMessage message, List<Finding> findings) implements Reading {
        public Valid {
            findings = List.copyOf(findings);
        }
    }

    /** XML, but not CAP that this gateway reads: wrong root, or the schema refuses it. */
    record NotCap(List<Finding> findings) implements Reading {
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
