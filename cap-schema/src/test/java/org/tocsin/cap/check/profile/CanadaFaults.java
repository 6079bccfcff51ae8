package org.tocsin.cap.check.profile;

import static org.tocsin.cap.check.profile.ProfileFault.before;
import static org.tocsin.cap.check.profile.ProfileFault.named;
import static org.tocsin.cap.check.profile.ProfileFault.replace;
import static org.tocsin.cap.check.profile.ProfileFault.replaceFirst;
import static org.tocsin.cap.check.profile.ProfileFault.text;
import static org.tocsin.cap.check.profile.ProfileFault.type;
import static org.tocsin.cap.check.profile.ProfileFault.without;

import java.util.List;
import java.util.function.UnaryOperator;

/** How messages break the rules of CAP-CP. */
final class CanadaFaults {
    private static final String MINOR_CHANGE = "profile:CAP-CP:1.0:MinorChange";

    static final List<ProfileFault> ALL = List.of(
            fault("CAPCP-01", "no code", without("code")),
            fault("CAP-39", "code in small letters", text("code", "profile:cap-cp:1.0")),
            fault("CAP-39", "no event code of the list", replace("CAP-CP:Event:1.0", "Other:Event:1.0")),
            fault("CAP-39", "no geocode of the list", replace("CAP-CP:Location:0.3", "Other:Location:0.3")),
            fault("CAPCP-02", "Cancel without info", type("Cancel").andThen(without("info"))::apply),
            fault("CAPCP-03", "another event in each language", replaceFirst("<value>tornado", "<value>storm")),
            fault("CAPCP-04", "English without country", text("language", "en")),
            fault("CAPCP-05", "English alone", xml -> xml.replaceFirst("(?s)</info>\\s*<info>.*</info>", "</info>")),
            fault("CAPCP-06", "no event code", without("eventCode")),
            fault("CAPCP-06", "event code of two words", replaceFirst("<value>tornado", "<value>big tornado")),
            fault("CAPCP-07", "no geocode", without("geocode")),
            fault("CAPCP-07", "geocode of five digits", replaceFirst("4611040", "46110")),
            fault("CAPCP-08", "no area", without("area")),
            fault("CAPCP-09", "no expires", without("expires")),
            fault("CAPCP-10", "no senderName", without("senderName")),
            fault("CAPCP-11", "no instruction", without("instruction")),
            fault("CAPCP-12", "MinorChange in an Alert", before("parameter", named("parameter", MINOR_CHANGE, "text"))),
            fault(
                    "CAPCP-12",
                    "MinorChange of an unknown value",
                    type("Update").andThen(before("parameter", named("parameter", MINOR_CHANGE, "typo")))::apply),
            fault("CAPCP-13", "AutoTranslated maybe", replaceFirst("<value>no<", "<value>maybe<")),
            fault("CAPCP-14", "area without a shape", without("polygon")),
            fault("CAPCP-15", "Broadcast_Immediately is 1", replace("<value>Yes", "<value>1")),
            fault("CAP-40", "one language breaks in, the other does not", replaceFirst("<value>Yes", "<value>No")));

    private CanadaFaults() {}

    private static ProfileFault fault(String rule, String name, UnaryOperator<String> edit) {
        return new ProfileFault("cap-cp", rule, name, edit);
    }
}
