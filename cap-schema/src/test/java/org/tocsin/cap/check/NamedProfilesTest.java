package org.tocsin.cap.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Finding.Level;
import org.tocsin.cap.Fixtures;
import org.tocsin.cap.Reading;

class NamedProfilesTest {
    private static final Profile IPAWS = Profiles.find("ipaws").orElseThrow();
    private static final String KEEPS = text("check/profile/ipaws.xml");
    private static final String WITHOUT_EVENT_CODE = KEEPS.replaceAll("(?s)<eventCode>.*?</eventCode>", "");

    @Test
    void aCodeThatNamesAProfileHasItsRulesChecked() {
        List<Finding> findings = check(WITHOUT_EVENT_CODE, CheckSettings.DEFAULT);

        assertThat(findings).extracting(Finding::rule).contains("PROFILE", "IPAWS-04");
    }

    @Test
    void whatTheMessageAloneChoosesRefusesNothing() {
        List<Finding> findings = check(WITHOUT_EVENT_CODE, CheckSettings.DEFAULT);

        assertThat(findings).noneMatch(Finding::isError);
    }

    @Test
    void whatTheMessageAloneChoosesRefusesNothingEvenIfThePlanRatesTheRuleAnError() {
        CheckSettings raised = CheckSettings.DEFAULT.withLevels(Map.of("IPAWS-04", Level.ERROR));

        assertThat(check(WITHOUT_EVENT_CODE, raised)).noneMatch(Finding::isError);
    }

    @Test
    void aProfileThatThePlanChoosesRefuses() {
        List<Finding> findings = check(WITHOUT_EVENT_CODE, CheckSettings.DEFAULT.withProfiles(List.of(IPAWS)));

        assertThat(findings)
                .filteredOn(Finding::isError)
                .extracting(Finding::rule)
                .containsOnly("IPAWS-04");
        assertThat(findings).extracting(Finding::rule).doesNotContain("PROFILE");
    }

    @Test
    void aChosenProfileThatACodeNamesTooIsCheckedOnce() {
        List<Finding> findings = check(WITHOUT_EVENT_CODE, CheckSettings.DEFAULT.withProfiles(List.of(IPAWS)));

        assertThat(findings).doesNotHaveDuplicates();
    }

    @Test
    void aChosenProfileDoesNotRefuseACancel() {
        String cancel = WITHOUT_EVENT_CODE
                .replace("<msgType>Alert", "<msgType>Cancel")
                .replaceFirst(
                        "<info>", "<references>duty@plainfield.example,1,2026-05-20T14:00:00-05:00</references><info>");

        List<Finding> findings = check(cancel, CheckSettings.DEFAULT.withProfiles(List.of(IPAWS)));

        assertThat(findings).extracting(Finding::rule).contains("IPAWS-04");
        assertThat(findings).noneMatch(Finding::isError);
    }

    @Test
    void aMessageWithoutCodeIsCheckedAgainstNoProfile() {
        List<Finding> findings = check(KEEPS.replaceAll("<code>.*</code>", ""), CheckSettings.DEFAULT);

        assertThat(findings).isEmpty();
    }

    @Test
    void severalProfilesApplyAtOnce() {
        CheckSettings several = CheckSettings.DEFAULT.withProfiles(
                List.of(IPAWS, Profiles.find("wmo").orElseThrow()));

        assertThat(check(WITHOUT_EVENT_CODE, several)).extracting(Finding::rule).contains("IPAWS-04", "WMO-01");
    }

    private static List<Finding> check(String xml, CheckSettings settings) {
        Reading reading = CapXml.read(xml.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        Alert alert = ((Reading.Valid) reading).message().alert();
        return CapRules.check(alert, alert.sent().instant().plus(Duration.ofSeconds(5)), settings);
    }

    private static String text(String fixture) {
        return new String(Fixtures.bytes(fixture), StandardCharsets.UTF_8);
    }
}
