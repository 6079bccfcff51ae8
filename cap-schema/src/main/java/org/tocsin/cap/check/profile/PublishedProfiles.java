package org.tocsin.cap.check.profile;

import java.util.List;
import org.tocsin.cap.check.Profile;

/** The profiles of this package. */
public final class PublishedProfiles {
    public static final List<Profile> ALL = List.of(
            Ipaws.PROFILE,
            CapCp.PROFILE,
            CapAu.PROFILE,
            MeteoAlarm.PROFILE,
            MetCoOp.PROFILE,
            Wmo.PROFILE,
            Google.PROFILE,
            Uk.PROFILE);

    private PublishedProfiles() {}
}
