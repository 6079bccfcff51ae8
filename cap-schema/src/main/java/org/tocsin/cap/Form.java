package org.tocsin.cap;

import java.util.List;

/** How a message was written, where the model does not show it: its version, and what was read with goodwill. */
public record Form(CapVersion version, List<Deviation> deviations) {
    /** CAP 1.2 as the book has it. */
    public static final Form PLAIN = new Form(CapVersion.V1_2, List.of());

    public Form {
        deviations = List.copyOf(deviations);
    }

    public static Form of(CapVersion version, List<Deviation> deviations) {
        return version == CapVersion.V1_2 && deviations.isEmpty() ? PLAIN : new Form(version, deviations);
    }
}
