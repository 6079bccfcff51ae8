package org.tocsin.cap.check;

import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.cap.check.profile.PublishedProfiles;

/** The profiles that are known. */
public final class Profiles {
    public static final List<Profile> ALL = PublishedProfiles.ALL;

    private Profiles() {}

    public static Optional<Profile> find(String id) {
        return ALL.stream().filter(profile -> profile.id().equals(id)).findFirst();
    }

    /** Those that the message names by a {@code code}. */
    public static List<Profile> namedBy(Alert alert) {
        return alert.codes().isEmpty()
                ? List.of()
                : ALL.stream().filter(profile -> profile.isNamedBy(alert)).toList();
    }
}
