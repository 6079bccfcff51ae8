package org.tocsin.cap.check;

import java.util.List;

/** What a country or a network asks of CAP beyond the standard. Without state. */
public interface Profile {
    /** As plans and {@code tocsin check --profile} name it, lower case. */
    String id();

    /** As people name it. */
    String name();

    /** Its rules, in the order of ids. */
    List<RuleEntry> entries();

    void check(Subject subject, Report report);
}
