package org.tocsin.cap.check.profile;

import static org.tocsin.cap.check.profile.Demands.eachInfo;
import static org.tocsin.cap.check.profile.Demands.require;
import static org.tocsin.cap.check.profile.Demands.whenDisseminated;
import static org.tocsin.cap.check.profile.Likeness.oneInfoPerLanguage;
import static org.tocsin.cap.check.profile.Likeness.sameInAllInfos;

import java.util.List;
import java.util.Locale;
import org.tocsin.cap.Info;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.ResponseType;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Severity;
import org.tocsin.cap.check.Profile;
import org.tocsin.cap.check.Subject;

/** The common profile of the weather services of Norway and its neighbours (MetCoOp), as MET Norway publishes it. */
final class MetCoOp {
    private static final String SOURCE = "MET Norway, CAP v2 profile, draft of 2023-11-27";
    private static final String PREFIX = "profile:cap:";

    static final Profile PROFILE = RuleTable.profile("metcoop", "MetCoOp")
            .namedBy(MetCoOp::isMeant)
            .must(
                    "METCOOP-01",
                    SOURCE,
                    "A code is profile:cap: and the address of the profile's text.",
                    Codes.code("profile:cap: with the address of the profile's text", MetCoOp::isMeant))
            .must("METCOOP-02", SOURCE, "scope is Public.", MetCoOp::checkScope)
            .must("METCOOP-03", SOURCE, "There is one block per language.", oneInfoPerLanguage())
            .must(
                    "METCOOP-04",
                    SOURCE,
                    "Blocks agree in onset, expires, severity, urgency and certainty.",
                    sameInAllInfos(
                            InfoPart.ONSET, InfoPart.EXPIRES, InfoPart.SEVERITY, InfoPart.URGENCY, InfoPart.CERTAINTY))
            .must("METCOOP-05", SOURCE, "An Alert has no references.", MetCoOp::checkReferences)
            .must(
                    "METCOOP-06",
                    SOURCE,
                    "Each block has responseType, onset, senderName, headline, description, web and contact.",
                    require(
                            InfoPart.RESPONSE_TYPE,
                            InfoPart.ONSET,
                            InfoPart.SENDER_NAME,
                            InfoPart.HEADLINE,
                            InfoPart.DESCRIPTION,
                            InfoPart.WEB,
                            InfoPart.CONTACT))
            .must(
                    "METCOOP-07",
                    SOURCE,
                    "Areas have a polygon.",
                    Demands.eachArea(area -> !area.polygons().isEmpty(), "The area has no polygon; draw one."))
            .must(
                    "METCOOP-08",
                    SOURCE,
                    "Each block has one awareness_level, whose number, colour and severity agree.",
                    whenDisseminated(eachInfo(Awareness::checkLevel)))
            .general("CAP-39", eachInfo(Awareness::checkAgreement))
            .should("METCOOP-09", SOURCE, "The responseType of a Cancel is None.", MetCoOp::checkCancel)
            .should(
                    "METCOOP-10",
                    SOURCE,
                    "The severity Minor stands in downgrades (Update with AllClear) and Cancels alone.",
                    MetCoOp::checkMinor)
            .should(
                    "METCOOP-11",
                    SOURCE,
                    "Each block says its language, which is not English of the United States.",
                    eachInfo(MetCoOp::checkLanguage))
            .done();

    private MetCoOp() {}

    private static boolean isMeant(String code) {
        return code.toLowerCase(Locale.ROOT).startsWith(PREFIX);
    }

    private static void checkScope(Subject subject, Objection objection) {
        Scope scope = subject.alert().scope();
        if (scope != Scope.PUBLIC) {
            objection.raise("/alert/scope", "The scope is " + scope.text() + "; write Public.");
        }
    }

    private static void checkReferences(Subject subject, Objection objection) {
        if (subject.alert().msgType() == MsgType.ALERT
                && !subject.alert().references().isEmpty()) {
            objection.raise(
                    "/alert/references", "An Alert refers to other messages; send an Update, or leave references out.");
        }
    }

    private static void checkCancel(Subject subject, Objection objection) {
        subject.forEachInfo((info, path) -> {
            if (subject.alert().msgType() == MsgType.CANCEL
                    && !info.responseTypes().equals(List.of(ResponseType.NONE))) {
                objection.raise(path, "The block of a Cancel recommends something; write the responseType None.");
            }
        });
    }

    private static void checkMinor(Subject subject, Objection objection) {
        MsgType type = subject.alert().msgType();
        subject.forEachInfo((info, path) -> {
            boolean downgrade = type == MsgType.UPDATE && info.responseTypes().contains(ResponseType.ALL_CLEAR);
            if (info.severity() == Severity.MINOR && type != MsgType.CANCEL && !downgrade) {
                objection.raise(
                        path + "/severity",
                        "The severity Minor ends a warning; rate the warning higher, or send an Update with the"
                                + " responseType AllClear.");
            }
        });
    }

    private static void checkLanguage(Info info, String path, Objection objection) {
        if (info.language().equals(Info.DEFAULT_LANGUAGE)) {
            objection.raise(path, "The language is en-US or not given; say in which language the block is.");
        }
    }
}
