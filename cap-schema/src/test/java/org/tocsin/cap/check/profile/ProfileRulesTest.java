package org.tocsin.cap.check.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Fixtures;
import org.tocsin.cap.Reading;
import org.tocsin.cap.check.CheckSettings;
import org.tocsin.cap.check.Profile;
import org.tocsin.cap.check.Profiles;
import org.tocsin.cap.check.Report;
import org.tocsin.cap.check.RuleBook;
import org.tocsin.cap.check.RuleEntry;
import org.tocsin.cap.check.Subject;

class ProfileRulesTest {
    static Stream<ProfileFault> faults() {
        return Stream.of(IpawsFaults.ALL, CanadaFaults.ALL, AustraliaFaults.ALL, EuropeFaults.ALL)
                .flatMap(List::stream);
    }

    static Stream<Profile> profiles() {
        return Profiles.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsFoundByItsRule(ProfileFault fault) {
        List<Finding> findings = findings(fault);

        assertThat(findings).extracting(Finding::rule).contains(fault.rule());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFindingSaysWhereAndHowToMend(ProfileFault fault) {
        List<Finding> findings = findings(fault);

        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.path()).startsWith("/alert");
            assertThat(finding.message()).matches("(?s)[A-Z].{20,300}\\.");
            assertThat(RuleBook.find(finding.rule()).orElseThrow().levels()).contains(finding.level());
        });
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void aMessageThatKeepsToTheProfileHasNoFinding(Profile profile) {
        assertThat(findings(profile, passing(profile))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void everyRuleHasAFaultyExample(Profile profile) {
        Set<String> shown = faults().map(ProfileFault::rule).collect(Collectors.toSet());

        assertThat(profile.entries()).extracting(RuleEntry::id).isSubsetOf(shown);
    }

    @Test
    void idsOfRulesAreUnique() {
        assertThat(Profiles.ALL.stream().flatMap(profile -> profile.entries().stream()))
                .extracting(RuleEntry::id)
                .doesNotHaveDuplicates();
    }

    static List<Finding> findings(ProfileFault fault) {
        Profile profile = Profiles.find(fault.profile()).orElseThrow();
        return findings(profile, fault.applyTo(passing(profile)));
    }

    private static List<Finding> findings(Profile profile, String xml) {
        Reading reading = CapXml.read(xml.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).as(() -> reading.findings().toString()).isInstanceOf(Reading.Valid.class);
        Alert alert = ((Reading.Valid) reading).message().alert();
        Report report = new Report(CheckSettings.DEFAULT);
        profile.check(
                new Subject(alert, alert.sent().instant().plus(Duration.ofSeconds(5)), CheckSettings.DEFAULT), report);
        return report.findings();
    }

    private static String passing(Profile profile) {
        String file =
                switch (profile.id()) {
                    case "ipaws", "cap-cp", "cap-au" -> profile.id();
                    default -> "europe";
                };
        return new String(Fixtures.bytes("check/profile/" + file + ".xml"), StandardCharsets.UTF_8);
    }
}
