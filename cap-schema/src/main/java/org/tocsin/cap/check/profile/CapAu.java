package org.tocsin.cap.check.profile;

import static org.tocsin.cap.check.profile.Codes.code;
import static org.tocsin.cap.check.profile.Codes.codeExact;
import static org.tocsin.cap.check.profile.Demands.eachInfo;
import static org.tocsin.cap.check.profile.Demands.infoUnlessAckOrError;
import static org.tocsin.cap.check.profile.Demands.require;
import static org.tocsin.cap.check.profile.Demands.whenDisseminated;
import static org.tocsin.cap.check.profile.Likeness.sameInAllInfos;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tocsin.cap.Info;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.check.Profile;
import org.tocsin.cap.check.Spoken;
import org.tocsin.cap.check.Subject;

/** The Australian profile, CAP-AU-STD 1.0. */
final class CapAu {
    private static final String CODE = "urn:oasis:names:tc:emergency:cap:1.2:profile:CAP-AU:1.0";
    private static final String SOURCE = "CAP-AU-STD 1.0, not read; validators";

    /** Where the list was once published, which messages write as its name; others write AUeventLIST. */
    private static final String LIST_ADDRESS = "govshare.gov.au/xmlui/handle/10772/6495";

    static final Profile PROFILE = RuleTable.profile("cap-au", "CAP-AU")
            .namedBy(CapAu::isMeant)
            .expected("CAPAU-01", SOURCE, "A code is that of the profile.", code(CODE, CapAu::isMeant))
            .general("CAP-39", codeExact(CapAu::isMeant, CODE::equals, CODE))
            .expected("CAPAU-02", SOURCE, "All but Ack and Error have an info.", infoUnlessAckOrError())
            .expected("CAPAU-03", SOURCE, "Each block has an area.", whenDisseminated(require(InfoPart.AREA)))
            .expected(
                    "CAPAU-04",
                    SOURCE,
                    "All blocks have the same categories and event codes.",
                    sameInAllInfos(InfoPart.CATEGORY, InfoPart.EVENT_CODE))
            .expected("CAPAU-05", SOURCE, "Each block has one code of AUeventLIST.", eachInfo(CapAu::checkEvent))
            .expected("CAPAU-06", SOURCE, "Blocks of one language name one event.", CapAu::checkNames)
            .expected("CAPAU-07", SOURCE, "A Cancel has no effective.", CapAu::checkCancel)
            .expected("CAPAU-08", SOURCE, "sender is an e-mail address.", CapAu::checkSender)
            .expected(
                    "CAPAU-09",
                    SOURCE,
                    "Each block has responseType, expires, senderName and instruction.",
                    whenDisseminated(require(
                            InfoPart.RESPONSE_TYPE, InfoPart.EXPIRES, InfoPart.SENDER_NAME, InfoPart.INSTRUCTION)))
            .expected(
                    "CAPAU-10",
                    SOURCE,
                    "Areas have a polygon.",
                    whenDisseminated(
                            Demands.eachArea(area -> !area.polygons().isEmpty(), "The area has no polygon; draw one.")))
            .expected(
                    "CAPAU-11",
                    SOURCE,
                    "Areas have a geocode.",
                    whenDisseminated(Demands.eachArea(
                            area -> !area.geocodes().isEmpty(),
                            "The area has no geocode; add one of a list that Australia recognises, like ISO3166-2.")))
            .done();

    private CapAu() {}

    private static boolean isMeant(String code) {
        return code.toUpperCase(Locale.ROOT).contains("PROFILE:CAP-AU:");
    }

    private static void checkEvent(Info info, String path, Objection objection) {
        List<String> codes = NamedValues.values(info.eventCodes(), CapAu::isEventList);
        if (codes.size() != 1 || codes.get(0).isEmpty()) {
            objection.raise(
                    path,
                    "The block has " + (codes.isEmpty() ? "no" : "not one filled")
                            + " event code of AUeventLIST; give exactly one, like bushFire.");
        }
    }

    private static boolean isEventList(String name) {
        return name.contains(LIST_ADDRESS) || name.toUpperCase(Locale.ROOT).endsWith("AUEVENTLIST");
    }

    private static void checkNames(Subject subject, Objection objection) {
        Map<String, String> eventOf = new HashMap<>();
        subject.forEachInfo((info, path) -> {
            String event = info.event().strip();
            String before = eventOf.putIfAbsent(info.language(), event);
            if (before != null && !before.equals(event)) {
                objection.raise(
                        path + "/event",
                        "The event is " + Spoken.quoted(event) + " and was " + Spoken.quoted(before)
                                + " in an earlier block of the language; name one event.");
            }
        });
    }

    private static void checkCancel(Subject subject, Objection objection) {
        subject.forEachInfo((info, path) -> {
            if (subject.alert().msgType() == MsgType.CANCEL && info.effective().isPresent()) {
                objection.raise(path + "/effective", "A Cancel counts at once; leave effective out.");
            }
        });
    }

    private static void checkSender(Subject subject, Objection objection) {
        String sender = subject.alert().sender();
        int at = sender.indexOf('@');
        if (at < 1 || sender.indexOf('.', at) < 0) {
            objection.raise(
                    "/alert/sender",
                    "The sender is " + Spoken.quoted(sender) + "; write an e-mail address of the authority.");
        }
    }
}
