package org.tocsin.cap.check.profile;

import org.tocsin.cap.check.Subject;

/** What one rule of a profile looks at. Without state; linear in the size of the message. */
@FunctionalInterface
interface Check {
    void check(Subject subject, Objection objection);
}
