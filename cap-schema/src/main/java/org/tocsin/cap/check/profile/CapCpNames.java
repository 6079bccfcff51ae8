package org.tocsin.cap.check.profile;

import java.util.Locale;
import java.util.Optional;

/**
 * Names of CAP-CP like {@code profile:CAP-CP:Event:1.0} and {@code layer:SOREM:2.0:WirelessImmediate}. Versions are not
 * compared and letter case does not count: both differ between senders that mean the same.
 */
final class CapCpNames {
    private static final int PARTS = 4;

    private CapCpNames() {}

    static boolean isEvent(String name) {
        return isList(name, "event");
    }

    static boolean isLocation(String name) {
        return isList(name, "location");
    }

    /** Whether the name is {@code profile:CAP-CP:<version>:item}. */
    static boolean isParameter(String name, String item) {
        return item(name, "profile", "cap-cp").filter(item::equals).isPresent();
    }

    /** Whether the name is {@code layer:SOREM:<version>:item}. */
    static boolean isLayer(String name, String item) {
        return item(name, "layer", "sorem").filter(item::equals).isPresent();
    }

    private static boolean isList(String name, String list) {
        String[] parts = parts(name);
        return parts.length == PARTS
                && parts[0].equals("profile")
                && parts[1].equals("cap-cp")
                && parts[2].equals(list);
    }

    private static Optional<String> item(String name, String kind, String owner) {
        String[] parts = parts(name);
        return parts.length == PARTS && parts[0].equals(kind) && parts[1].equals(owner)
                ? Optional.of(parts[3])
                : Optional.empty();
    }

    private static String[] parts(String name) {
        return name.toLowerCase(Locale.ROOT).split(":", PARTS);
    }
}
