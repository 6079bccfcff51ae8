package org.tocsin.cap.check;

/** A deviation seen in real feeds that a plan may let pass. Each time it does, a finding says what was assumed. */
public enum Tolerance {
    /** {@code references} without content: read as absent. */
    EMPTY_REFERENCES,
    /** White space around codes, names and values: read without it. */
    SURROUNDING_BLANKS,
    /** A ring whose last pair is not its first: closed. */
    UNCLOSED_RING,
    /** A message that refers to itself: that reference is read as absent. */
    SELF_REFERENCE,
    /** A reference to a message dated later than this one: taken as it is. */
    LATER_REFERENCE
}
