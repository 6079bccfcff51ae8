package org.tocsin.gateway.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Reading;
import org.tocsin.cap.check.CapRules;
import org.tocsin.cap.check.CheckSettings;
import org.tocsin.cap.check.Profile;
import org.tocsin.cap.sign.SignatureCheck;
import org.tocsin.cap.sign.SignaturePolicy;

/** The standard and the profiles that were chosen, without any plan; no key is bound, so a signature is broken or unknown. */
public final class StandardRules implements MessageRules {
    private final CheckSettings settings;

    public StandardRules(List<Profile> profiles) {
        this.settings = CheckSettings.DEFAULT.withProfiles(profiles);
    }

    @Override
    public List<Finding> findings(Reading reading, byte[] bytes, Instant now) {
        List<Finding> findings = new ArrayList<>(CapRules.check(reading, now, settings));
        Legible.alert(reading, "/alert/sent")
                .ifPresent(alert -> findings.addAll(new SignatureCheck(SignaturePolicy.UNBOUND)
                        .check(bytes, alert.sent().instant(), now)
                        .findings()));
        return findings.isEmpty() ? findings : CapXml.located(bytes, findings);
    }

    @Override
    public Optional<String> authorityFor(Reading reading) {
        return Optional.empty();
    }
}
