package org.tocsin.cap.check;

/** A few rules about one matter. Without state. */
interface Rule {
    void check(Subject subject, Report report);
}
