package org.tocsin.broadcast.same;

import java.util.Map;
import java.util.Optional;
import org.tocsin.broadcast.data.PropertiesFile;

/** The event codes of 47 CFR 11.31(e) and the weather service, with the names the public hears. */
public final class SameEvents {
    private static final Map<String, String> NAMES = PropertiesFile.read(SameEvents.class, "events.properties");

    private SameEvents() {}

    /** The English name of the code; empty for a code unknown here, which receivers may know all the same. */
    public static Optional<String> name(String code) {
        return Optional.ofNullable(NAMES.get(code));
    }
}
