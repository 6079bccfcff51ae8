package org.tocsin.cap.check.profile;

import static org.tocsin.cap.check.profile.Codes.code;
import static org.tocsin.cap.check.profile.Codes.codeExact;
import static org.tocsin.cap.check.profile.Demands.eachInfo;
import static org.tocsin.cap.check.profile.Demands.infoUnlessAckOrError;
import static org.tocsin.cap.check.profile.Demands.require;
import static org.tocsin.cap.check.profile.Demands.whenDisseminated;
import static org.tocsin.cap.check.profile.Likeness.sameInAllInfos;

import java.util.List;
import org.tocsin.cap.Info;
import org.tocsin.cap.check.Profile;
import org.tocsin.cap.check.Spoken;
import org.tocsin.cap.check.Subject;

/** The Canadian profile, CAP-CP, with the layers of SOREM that broadcasters and mobile networks act on. */
final class CapCp {
    private static final String PREFIX = "profile:CAP-CP:";
    private static final List<String> LANGUAGES = List.of("en-CA", "fr-CA");

    static final Profile PROFILE = RuleTable.profile("cap-cp", "CAP-CP")
            .namedBy(CapCp::isMeant)
            .wishing(SoremLayers::wishes)
            .expected(
                    "CAPCP-01",
                    rule(3),
                    "A code begins with profile:CAP-CP: and a version.",
                    code(PREFIX + "1.0", CapCp::isMeant))
            .general("CAP-39", codeExact(CapCp::isMeant, code -> code.startsWith(PREFIX), PREFIX + "1.0"))
            .general("CAP-39", CapCpLists::checkPresence)
            .expected("CAPCP-02", rule(5), "All but Ack and Error have an info.", infoUnlessAckOrError())
            .expected("CAPCP-03", rule(2), "All blocks have the same event codes.", sameInAllInfos(InfoPart.EVENT_CODE))
            .expected("CAPCP-04", rule(6), "Blocks are in en-CA or fr-CA.", eachInfo(CapCp::checkLanguage))
            .told("CAPCP-05", rule(6), "There is a block in each of en-CA and fr-CA.", CapCp::checkBothLanguages)
            .expected(
                    "CAPCP-06",
                    rule(8),
                    "Each block has an eventCode of profile:CAP-CP:Event, one word.",
                    eachInfo(CapCpLists::checkEvent))
            .expected(
                    "CAPCP-07",
                    rule(9),
                    "Each area has a geocode of profile:CAP-CP:Location, of 2, 4 or 7 digits.",
                    eachInfo(CapCpLists::checkLocations))
            .expected("CAPCP-08", rule(10), "Each block has an area.", whenDisseminated(require(InfoPart.AREA)))
            .expected("CAPCP-09", rule(13), "Each block has expires.", whenDisseminated(require(InfoPart.EXPIRES)))
            .expected("CAPCP-10", rule(14), "Each block has senderName.", require(InfoPart.SENDER_NAME))
            .expected(
                    "CAPCP-11",
                    rule(15),
                    "Each block has responseType and instruction.",
                    whenDisseminated(require(InfoPart.RESPONSE_TYPE, InfoPart.INSTRUCTION)))
            .expected(
                    "CAPCP-12",
                    rule(16),
                    "MinorChange stands in Updates and has a value of the profile.",
                    CapCpLists::checkMinorChange)
            .expected("CAPCP-13", rule(17), "AutoTranslated is yes or no.", CapCpLists.AUTO_TRANSLATED)
            .should(
                    "CAPCP-14",
                    "CAP-CP Beta 0.4, list of revisions, rule 18",
                    "Areas are drawn as polygon or circle, beside their geocodes.",
                    whenDisseminated(Demands.eachArea(
                            area -> !area.polygons().isEmpty()
                                    || !area.circles().isEmpty(),
                            "The area is named by geocodes alone; draw it as polygon or circle too.")))
            .expected(
                    "CAPCP-15",
                    "layer SOREM",
                    "Broadcast_Immediately and WirelessImmediate are Yes or No.",
                    SoremLayers.YES_OR_NO)
            .general("CAP-40", SoremLayers.AGREEMENT)
            .done();

    private CapCp() {}

    private static String rule(int number) {
        return "CAP-CP 1.0, rule " + number;
    }

    private static boolean isMeant(String code) {
        return code.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    private static void checkLanguage(Info info, String path, Objection objection) {
        if (!LANGUAGES.contains(info.language())) {
            objection.raise(
                    path,
                    "The language is " + Spoken.quoted(info.language())
                            + (info.language().equals(Info.DEFAULT_LANGUAGE) ? ", or not given" : "")
                            + "; write en-CA or fr-CA.");
        }
    }

    private static void checkBothLanguages(Subject subject, Objection objection) {
        for (String language : LANGUAGES) {
            if (subject.isForDissemination()
                    && subject.alert().infos().stream()
                            .noneMatch(info -> info.language().equals(language))) {
                objection.raise("/alert", "No block is in " + language + "; add one for those who read no other.");
            }
        }
    }
}
