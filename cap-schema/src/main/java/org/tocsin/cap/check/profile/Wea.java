package org.tocsin.cap.check.profile;

import static org.tocsin.cap.check.profile.Demands.eachInfo;
import static org.tocsin.cap.check.profile.Demands.whenDisseminated;
import static org.tocsin.cap.check.profile.NamedValues.eachParameter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.cap.Info;
import org.tocsin.cap.check.Spoken;
import org.tocsin.cap.text.Gsm7;

/** Wireless Emergency Alerts: which blocks may go to cell phones, and what these can show. */
final class Wea {
    private static final String RULES = "47 CFR 10.420";
    private static final String CLASSES = "47 CFR 10.400";
    private static final String PRACTICE = "practice of IPAWS-OPEN";
    private static final String SHORT_TEXT = "CMAMtext";
    private static final String LONG_TEXT = "CMAMlongtext";
    private static final String HANDLING = "WEAHandling";
    private static final int SHORT_LENGTH = 90;
    private static final int LONG_LENGTH = 360;

    private Wea() {}

    static RuleTable.Draft lines(RuleTable.Draft table) {
        return table.expected("IPAWS-16", PRACTICE, "CMAMtext fits 90 characters.", fits(SHORT_TEXT, SHORT_LENGTH))
                .expected("IPAWS-17", PRACTICE, "CMAMlongtext fits 360 characters.", fits(LONG_TEXT, LONG_LENGTH))
                .expected(
                        "IPAWS-18",
                        PRACTICE,
                        "CMAMtext and CMAMlongtext keep to the GSM 7-bit alphabet.",
                        eachParameter(Wea::isText, Wea::checkAlphabet))
                .told(
                        "IPAWS-19",
                        CLASSES,
                        "A block that does not ask for WEA is told whether it is of the class Imminent Threat.",
                        whenDisseminated(eachInfo((info, path, objection) -> checkGate(info, false, path, objection))))
                .general(
                        "CAP-40",
                        whenDisseminated(eachInfo((info, path, objection) -> checkGate(info, true, path, objection))))
                .expected(
                        "IPAWS-20",
                        PRACTICE,
                        "A block with a text for WEA has one WEAHandling.",
                        whenDisseminated(eachInfo(Wea::checkHandling)))
                .should(
                        "IPAWS-21",
                        RULES,
                        "A block for WEA names the action and the sending agency.",
                        whenDisseminated(eachInfo(Wea::checkElements)))
                .expected(
                        "IPAWS-22",
                        PRACTICE,
                        "A Spanish text for WEA stands in a block of language es-US.",
                        eachInfo(Wea::checkSpanish));
    }

    private static Check fits(String name, int most) {
        return eachParameter(
                name, (text, path, objection) -> Demands.checkLength(text, most, TextUnit.GSM7, path, objection));
    }

    private static void checkAlphabet(String text, String path, Objection objection) {
        Optional<String> outside = Gsm7.firstOutside(text);
        if (outside.isPresent()) {
            objection.raise(
                    path,
                    "The text has the character " + Spoken.quoted(outside.get())
                            + ", which the GSM 7-bit alphabet of WEA lacks; write it without.");
        }
    }

    /** 47 CFR 10.400(b): Imminent Threat is for what is urgent, grave and likely. */
    private static void checkGate(Info info, boolean asking, String path, Objection objection) {
        if (asksForWea(info) != asking || isOutsideTheClass(info) || WeaGate.isOpen(info)) {
            return;
        }
        objection.raise(
                path,
                "The block is not eligible for WEA as an Imminent Threat: " + WeaGate.reasons(info)
                        + (asking ? "; leave the texts for WEA out, or rate the threat as it is." : "."));
    }

    private static void checkHandling(Info info, String path, Objection objection) {
        int handlings = values(info, HANDLING).size();
        if (hasText(info) && handlings != 1) {
            objection.raise(
                    path,
                    "The block has a text for WEA and " + (handlings == 0 ? "no" : "several")
                            + " parameters WEAHandling; give one, like Imminent Threat.");
        }
    }

    private static void checkElements(Info info, String path, Objection objection) {
        if (asksForWea(info)
                && info.responseTypes().isEmpty()
                && info.instruction().isEmpty()) {
            objection.raise(path, "The block is for WEA and recommends no action; add responseType or instruction.");
        }
        if (asksForWea(info) && info.senderName().isEmpty()) {
            objection.raise(path, "The block is for WEA and does not name the sending agency; add senderName.");
        }
    }

    private static void checkSpanish(Info info, String path, Objection objection) {
        boolean spanish = info.language().toLowerCase(Locale.ROOT).startsWith("es");
        if (hasText(info) && spanish && !info.language().equals("es-US")) {
            objection.raise(
                    path + "/language",
                    "The language is " + Spoken.quoted(info.language())
                            + ", and WEA takes Spanish texts from es-US alone; write es-US.");
        }
    }

    private static boolean asksForWea(Info info) {
        return hasText(info) || !values(info, HANDLING).isEmpty();
    }

    private static boolean hasText(Info info) {
        return !NamedValues.values(info.parameters(), Wea::isText).isEmpty();
    }

    private static boolean isText(String name) {
        return name.equals(SHORT_TEXT) || name.equals(LONG_TEXT);
    }

    /** AMBER and national alerts by their code, other classes by their handling, and what is kept from phones. */
    private static boolean isOutsideTheClass(Info info) {
        List<String> handling = values(info, HANDLING);
        return SameCodes.events(info).stream().anyMatch(code -> code.equals("CAE") || code.equals("EAN"))
                || (!handling.isEmpty() && handling.stream().noneMatch("Imminent Threat"::equalsIgnoreCase))
                || IpawsChannels.blocks(info, Pathway.WIRELESS);
    }

    private static List<String> values(Info info, String name) {
        return NamedValues.values(info.parameters(), name::equals);
    }
}
