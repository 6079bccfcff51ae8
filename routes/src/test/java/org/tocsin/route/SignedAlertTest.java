package org.tocsin.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Finding.Level;
import org.tocsin.cap.Reading;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.cap.sign.Identities;
import org.tocsin.route.plan.Plan;

/** Signatures as every way in judges them. */
class SignedAlertTest {
    @TempDir
    private Path folder;

    private final Instant now = Instant.now();
    private final byte[] unsigned = SampleAlerts.flood(now, Duration.ofHours(1)).bytes();

    @BeforeEach
    void writeCertificate() throws IOException {
        Files.writeString(folder.resolve("met.pem"), Identities.author().certificatePem());
    }

    @Test
    void requiredSignatureIsMissedAndTakenWhenItIsThere() {
        Plan plan = plan("{mode: required, certificates: [met.pem]}");

        assertThat(errors(plan, unsigned)).singleElement().satisfies(finding -> assertThat(finding.message())
                .contains("not signed"));
        assertThat(errors(plan, Identities.author().sign(unsigned))).isEmpty();
        assertThat(errors(plan, Identities.gateway().sign(unsigned))).hasSize(1);
    }

    @Test
    void strangersSignatureIsAWarningWhereSignaturesAreOptional() {
        Plan plan = plan("{certificates: [met.pem]}");

        assertThat(signatures(plan, Identities.gateway().sign(unsigned)))
                .extracting(Finding::level)
                .containsExactly(Level.WARNING);
        assertThat(signatures(plan, unsigned)).isEmpty();
    }

    @Test
    void alteredMessageIsRefusedWhateverThePlanSays() {
        byte[] signed = Identities.author().sign(unsigned);
        byte[] altered = new String(signed, StandardCharsets.UTF_8)
                .replace("<severity>Severe", "<severity>Minor")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(altered).isNotEqualTo(signed);
        assertThat(errors(plan("{}"), altered)).hasSize(1);
    }

    @Test
    void brokenSignatureIsToldBesideTheFaultsOfAMessageThatIsNoCap() {
        String signed = new String(Identities.author().sign(unsigned), StandardCharsets.UTF_8);
        byte[] altered =
                signed.replace("<severity>Severe", "<severity>Terrible").getBytes(StandardCharsets.UTF_8);
        Reading.NotCap refused = (Reading.NotCap) CapXml.read(altered);
        Plan plan = plan("{certificates: [met.pem]}");

        List<Finding> findings = new Examination(plan)
                .findings(refused, altered, plan.authorities().get(0), now);

        assertThat(findings)
                .filteredOn(Finding::isError)
                .extracting(Finding::rule)
                .contains("CAP-36");
        assertThat(findings).filteredOn(Finding::isError).hasSizeGreaterThan(1);
    }

    @Test
    void unreadableTimeOfSendingMakesNoCertificateExpired() {
        byte[] timeless = new String(unsigned, StandardCharsets.UTF_8)
                .replaceFirst("<sent>[^<]*</sent>", "<sent>yesterday</sent>")
                .getBytes(StandardCharsets.UTF_8);
        byte[] signed = Identities.author().sign(timeless);
        Reading.NotCap refused = (Reading.NotCap) CapXml.read(signed);
        Plan plan = plan("{mode: required, certificates: [met.pem]}");

        assertThat(new Examination(plan)
                        .findings(refused, signed, plan.authorities().get(0), now))
                .filteredOn(finding -> finding.rule().equals("CAP-36"))
                .extracting(Finding::level)
                .containsExactly(Level.INFORMATION);
    }

    private Plan plan(String signatures) {
        return TestPlan.plan(
                folder,
                TestPlan.TEXT.replace(
                        "    max-severity: Extreme\n",
                        "    max-severity: Extreme\n    signatures: " + signatures + "\n"));
    }

    private List<Finding> errors(Plan plan, byte[] xml) {
        return signatures(plan, xml).stream().filter(Finding::isError).toList();
    }

    private List<Finding> signatures(Plan plan, byte[] xml) {
        Reading.Valid valid = (Reading.Valid) CapXml.read(xml);
        return new Examination(plan)
                .findings(valid, plan.authorities().get(0), now).stream()
                        .filter(finding -> finding.rule().equals("CAP-36"))
                        .toList();
    }
}
