package org.tocsin.cap.check.profile;

import static org.tocsin.cap.check.profile.ProfileFault.before;
import static org.tocsin.cap.check.profile.ProfileFault.named;
import static org.tocsin.cap.check.profile.ProfileFault.replaceFirst;
import static org.tocsin.cap.check.profile.ProfileFault.tagged;
import static org.tocsin.cap.check.profile.ProfileFault.text;
import static org.tocsin.cap.check.profile.ProfileFault.type;
import static org.tocsin.cap.check.profile.ProfileFault.without;

import java.util.List;
import java.util.function.UnaryOperator;

/** How messages break the rules of CAP-AU. */
final class AustraliaFaults {
    private static final String LIST = "https://govshare.gov.au/xmlui/handle/10772/6495";

    static final List<ProfileFault> ALL = List.of(
            fault("CAPAU-01", "no code", without("code")),
            fault(
                    "CAP-39",
                    "code of another version",
                    text("code", "urn:oasis:names:tc:emergency:cap:1.2:profile:CAP-AU:2")),
            fault("CAPAU-02", "Cancel without info", type("Cancel").andThen(without("info"))::apply),
            fault("CAPAU-03", "no area", without("area")),
            fault("CAPAU-04", "blocks of two categories", twoBlocks(text("category", "Met"))),
            fault("CAPAU-05", "no event code of the list", replaceFirst(LIST, "fire")),
            fault(
                    "CAPAU-05",
                    "two event codes of the list",
                    before("eventCode", named("eventCode", LIST, "grassFire"))),
            fault("CAPAU-06", "two events in one language", twoBlocks(text("event", "Grass fire"))),
            fault(
                    "CAPAU-07",
                    "Cancel with effective",
                    type("Cancel").andThen(before("expires", tagged("effective", "2026-01-20T15:00:00+11:00")))::apply),
            fault("CAPAU-08", "sender without domain", text("sender", "duty")),
            fault("CAPAU-09", "no expires", without("expires")),
            fault("CAPAU-10", "no polygon", without("polygon")),
            fault("CAPAU-11", "no geocode", without("geocode")));

    private AustraliaFaults() {}

    private static ProfileFault fault(String rule, String name, UnaryOperator<String> edit) {
        return new ProfileFault("cap-au", rule, name, edit);
    }

    /** The block twice, the first edited. */
    private static UnaryOperator<String> twoBlocks(UnaryOperator<String> edit) {
        return xml -> edit.apply(xml.replaceFirst("(?s)(<info>.*</info>)", "$1$1"));
    }
}
