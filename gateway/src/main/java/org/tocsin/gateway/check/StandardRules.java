package org.tocsin.gateway.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.CapXml;
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
    public List<Finding> findings(Reading reading, byte[] bytes, Instant now) {
        List<Finding> findings = CapRules.check(reading, now, settings);
        return findings.isEmpty() ? findings : CapXml.located(bytes, findings);
    }

    @Override
    public Optional<String> authorityFor(Reading reading) {
        return Optional.empty();
    }
}
