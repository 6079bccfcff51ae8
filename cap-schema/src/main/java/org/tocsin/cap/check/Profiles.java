package org.tocsin.cap.check;

import java.util.List;
import java.util.Optional;

/** The profiles that are known. */
public final class Profiles {
    public static final List<Profile> ALL = List.of();

    private Profiles() {}

    public static Optional<Profile> find(String id) {
        return ALL.stream().filter(profile -> profile.id().equals(id)).findFirst();
    }
}
