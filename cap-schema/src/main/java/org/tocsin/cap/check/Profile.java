package org.tocsin.cap.check;

import java.util.List;
import org.tocsin.cap.Alert;
import org.tocsin.cap.check.profile.ChannelWishes;

/** What a country or a network asks of CAP beyond the standard. Without state. */
public interface Profile {
    /** As plans and {@code tocsin check --profile} name it, lower case. */
    String id();

    /** As people name it. */
    String name();

    /** Its rules, in the order of ids. */
    List<RuleEntry> entries();

    /** Whether a {@code code} of the message says that it keeps to this profile. */
    boolean isNamedBy(Alert alert);

    /** The ways to the public that the message asks for and asks to be kept from in the words of this profile. */
    ChannelWishes wishes(Alert alert);

    void check(Subject subject, Report report);
}
