package org.tocsin.sms;

import org.tocsin.cap.Severity;

/** From which severity on a recipient whose submit was not answered is sent to once more; below it, at most once. */
enum Repetition {
    ALL,
    MODERATE,
    SEVERE,
    EXTREME,
    NONE;

    boolean allows(Severity severity) {
        return switch (this) {
            case ALL -> true;
            case MODERATE -> severity != Severity.MINOR && severity != Severity.UNKNOWN;
            case SEVERE -> severity == Severity.SEVERE || severity == Severity.EXTREME;
            case EXTREME -> severity == Severity.EXTREME;
            case NONE -> false;
        };
    }
}
