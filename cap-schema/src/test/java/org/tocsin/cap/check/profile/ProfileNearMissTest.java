package org.tocsin.cap.check.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.cap.check.profile.ProfileFault.before;
import static org.tocsin.cap.check.profile.ProfileFault.named;
import static org.tocsin.cap.check.profile.ProfileFault.replace;
import static org.tocsin.cap.check.profile.ProfileFault.tagged;
import static org.tocsin.cap.check.profile.ProfileFault.text;
import static org.tocsin.cap.check.profile.ProfileFault.type;
import static org.tocsin.cap.check.profile.ProfileFault.withoutNamed;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.cap.Finding;

/** What comes as close to breaking a rule as can be without breaking it. */
class ProfileNearMissTest {
    static Stream<ProfileFault> nearMisses() {
        return Stream.of(
                nearMiss("ipaws", "CAP-39", "code with blanks around", text("code", "\n  IPAWSv1.0 ")),
                nearMiss("ipaws", "IPAWS-08", "event code with blanks around", replace("<value>TOR", "<value> TOR ")),
                nearMiss("ipaws", "IPAWS-13", "exactly a day long", text("expires", "2026-05-21T15:00:00-05:00")),
                nearMiss("ipaws", "IPAWS-16", "CMAMtext of 90 characters", cmamText("a".repeat(90))),
                nearMiss("ipaws", "IPAWS-16", "CMAMtext of 45 brackets", cmamText("[".repeat(45))),
                nearMiss("ipaws", "IPAWS-25", "90 minutes long", text("expires", "2026-05-20T16:30:00-05:00")),
                nearMiss(
                        "ipaws",
                        "CAP-40",
                        "public safety message that is Minor",
                        replace("Imminent Threat", "Public Safety").andThen(replace("Severe<", "Minor<"))::apply),
                nearMiss(
                        "ipaws",
                        "CAP-40",
                        "missing child, of severity Minor",
                        replace("<value>TOR", "<value>CAE").andThen(replace("Severe<", "Minor<"))::apply),
                nearMiss(
                        "ipaws",
                        "CAP-40",
                        "too mild, but kept from phones",
                        replace("<value>NWEM", "<value>CMAS").andThen(replace("Severe<", "Minor<"))::apply),
                nearMiss(
                        "ipaws",
                        "IPAWS-23",
                        "no EAS-ORG where EAS is blocked",
                        withoutNamed("parameter", "EAS-ORG").andThen(replace("<value>NWEM", "<value>EAS"))::apply),
                nearMiss("cap-cp", "CAP-39", "another version in the code", text("code", "profile:CAP-CP:0.4")),
                nearMiss("cap-cp", "CAPCP-07", "a province", replace("4611040", "46")),
                nearMiss("cap-cp", "CAPCP-15", "yes in small letters", replace("<value>Yes", "<value>yes")),
                nearMiss(
                        "cap-cp",
                        "CAPCP-12",
                        "MinorChange in an Update",
                        type("Update")
                                        .andThen(before(
                                                "parameter",
                                                named("parameter", "profile:CAP-CP:1.0:MinorChange", "text")))::apply),
                nearMiss(
                        "cap-au",
                        "CAPAU-05",
                        "list under its name",
                        replace("https://govshare.gov.au/xmlui/handle/10772/6495", "AUeventLIST")),
                nearMiss(
                        "meteoalarm",
                        "METEO-01",
                        "level without blanks",
                        replace("3; orange; Severe", "3;Orange;severe")),
                nearMiss("meteoalarm", "METEO-02", "rain in small letters", replace("10; Rain", "10; rain")),
                nearMiss("meteoalarm", "METEO-02", "floods", replace("10; Rain", "13; rain-flooding")),
                nearMiss("metcoop", "METCOOP-05", "Update with references", type("Update")),
                nearMiss(
                        "metcoop",
                        "METCOOP-10",
                        "downgrade",
                        type("Update")
                                .andThen(replace("Monitor<", "AllClear<"))
                                .andThen(replace("<severity>Severe", "<severity>Minor"))::apply),
                nearMiss("wmo", "WMO-07", "event of 35 characters", text("event", "a".repeat(35))),
                nearMiss(
                        "wmo",
                        "WMO-07",
                        "event of 35 characters beyond the BMP",
                        text("event", "\uD83C\uDF2A".repeat(35))),
                nearMiss("wmo", "WMO-09", "polygon of 100 pairs", text("polygon", "60.1,5.1 ".repeat(100))),
                nearMiss(
                        "wmo",
                        "WMO-12",
                        "areas side by side",
                        secondArea("60.10,5.60 60.10,5.80 60.40,5.60 60.10,5.60")),
                nearMiss("google", "GOOGLE-07", "headline of 139 characters", text("headline", "a".repeat(139))),
                nearMiss("uk", "UK-02", "1395 characters", text("description", "a".repeat(1395))),
                nearMiss("uk", "UK-02", "615 characters beyond GSM", text("description", "\u0159".repeat(615))));
    }

    @ParameterizedTest
    @MethodSource("nearMisses")
    void whatKeepsToTheRuleIsNotBlamed(ProfileFault nearMiss) {
        assertThat(ProfileRulesTest.findings(nearMiss))
                .extracting(Finding::rule)
                .doesNotContain(nearMiss.rule());
    }

    private static ProfileFault nearMiss(String profile, String rule, String name, UnaryOperator<String> edit) {
        return new ProfileFault(profile, rule, name, edit);
    }

    private static UnaryOperator<String> cmamText(String text) {
        return xml ->
                xml.replaceFirst("(<valueName>CMAMtext</valueName>\\s*<value>).*?</value>", "$1" + text + "</value>");
    }

    private static UnaryOperator<String> secondArea(String pairs) {
        return before("area", tagged("area", tagged("areaDesc", "Storvik") + tagged("polygon", pairs)));
    }
}
