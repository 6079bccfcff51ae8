package org.tocsin.gateway.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Reading;
import org.tocsin.cap.check.CapRules;
import org.tocsin.cap.check.CheckSettings;
import org.tocsin.cap.check.Profile;

/** The standard and the profiles that were chosen, without any plan. */
public final class StandardRules implements MessageRules {
    private final CheckSettings settings;

    public StandardRules(List<Profile> profiles) {
        this.settings = CheckSettings.DEFAULT.withProfiles(profiles);
    }

    @Override
    public List<Finding> findings(Reading.Valid valid, Instant now) {
        List<Finding> findings = new ArrayList<>(valid.findings());
        findings.addAll(CapRules.check(valid.message().alert(), now, settings));
        return findings;
    }

    @Override
    public Optional<String> authorityFor(Alert alert) {
        return Optional.empty();
    }
}
