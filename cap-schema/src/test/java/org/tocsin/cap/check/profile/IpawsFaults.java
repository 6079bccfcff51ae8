package org.tocsin.cap.check.profile;

import static org.tocsin.cap.check.profile.ProfileFault.before;
import static org.tocsin.cap.check.profile.ProfileFault.named;
import static org.tocsin.cap.check.profile.ProfileFault.replace;
import static org.tocsin.cap.check.profile.ProfileFault.replaceFirst;
import static org.tocsin.cap.check.profile.ProfileFault.tagged;
import static org.tocsin.cap.check.profile.ProfileFault.text;
import static org.tocsin.cap.check.profile.ProfileFault.without;
import static org.tocsin.cap.check.profile.ProfileFault.withoutNamed;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How messages break the rules of IPAWS, WEA and EAS. */
final class IpawsFaults {
    static final List<ProfileFault> ALL = List.of(
            fault("IPAWS-01", "no code", without("code")),
            fault("IPAWS-02", "code of another profile", text("code", "profile:other:1.0")),
            fault("CAP-39", "code in small letters", text("code", "ipawsv1.0")),
            fault("CAP-39", "event code that is not listed", replace("<value>TOR", "<value>QQQ")),
            fault("IPAWS-03", "no info", without("info")),
            fault("IPAWS-04", "no event code", without("eventCode")),
            fault("IPAWS-05", "no expires", without("expires")),
            fault("IPAWS-06", "no area", without("area")),
            fault("IPAWS-07", "blocks of two categories", text("category", "Safety")),
            fault(
                    "IPAWS-08",
                    "event code SAME missing",
                    replace(
                            "<valueName>SAME</valueName>\n      <value>TOR",
                            "<valueName>NWS</valueName>\n      <value>TOR")),
            fault("IPAWS-08", "two event codes SAME", before("eventCode", named("eventCode", "SAME", "SVR"))),
            fault("IPAWS-08", "event code in small letters", replace("<value>TOR", "<value>tor")),
            fault("IPAWS-09", "no geocode SAME", without("geocode")),
            fault("IPAWS-09", "geocode SAME of five digits", replaceFirst("020155", "20155")),
            fault("IPAWS-10", "no instruction", without("instruction")),
            fault("IPAWS-11", "sent in UTC", text("sent", "2026-05-20T20:00:00-00:00")),
            fault(
                    "IPAWS-12",
                    "onset that would have to be waited for",
                    before("expires", tagged("onset", "2026-05-20T15:30:00-05:00"))),
            fault("IPAWS-13", "expires after two days", text("expires", "2026-05-22T15:00:00-05:00")),
            fault("IPAWS-14", "eleven polygons", replaceFirst("<polygon>", elevenPolygons() + "<polygon>")),
            fault("IPAWS-14", "polygon of a hundred pairs", text("polygon", pairs(100))),
            fault("IPAWS-15", "channel in typographic quotes", replaceFirst("<value>NWEM", "<value>\u201cEAS\u201d")),
            fault("CAP-40", "channel blocked in one language alone", replaceFirst("<value>NWEM", "<value>EAS")),
            fault("IPAWS-16", "CMAMtext of 91 characters", value("CMAMtext", "a".repeat(91))),
            fault("IPAWS-16", "CMAMtext of 46 brackets, each counted twice", value("CMAMtext", "[".repeat(46))),
            fault("IPAWS-17", "CMAMlongtext of 361 characters", value("CMAMlongtext", "a".repeat(361))),
            fault("IPAWS-18", "CMAMtext with a character beyond GSM", value("CMAMtext", "Tornado \u2014 take shelter")),
            fault("IPAWS-18", "CMAMlongtext with a pictogram", value("CMAMlongtext", "Tornado \uD83C\uDF2A")),
            fault(
                    "IPAWS-19",
                    "too mild for WEA, which is not asked for",
                    replace("Severe<", "Moderate<")
                            .andThen(withoutNamed("parameter", "WEAHandling"))
                            .andThen(withoutNamed("parameter", "CMAMtext"))
                            .andThen(withoutNamed("parameter", "CMAMlongtext"))::apply),
            fault("CAP-40", "text for WEA though the severity is Moderate", replace("Severe<", "Moderate<")),
            fault("CAP-40", "text for WEA though the urgency is Future", replace("Immediate<", "Future<")),
            fault("CAP-40", "text for WEA though the certainty is Possible", replace("Observed<", "Possible<")),
            fault("IPAWS-20", "text for WEA without its class", withoutNamed("parameter", "WEAHandling")),
            fault(
                    "IPAWS-21",
                    "text for WEA without an action",
                    without("responseType").andThen(without("instruction"))::apply),
            fault("IPAWS-21", "text for WEA without an agency", without("senderName")),
            fault("IPAWS-22", "Spanish of Mexico", replace("es-US", "es-MX")),
            fault("IPAWS-23", "no EAS-ORG", withoutNamed("parameter", "EAS-ORG")),
            fault("IPAWS-23", "unknown EAS-ORG", replaceFirst("<value>WXR", "<value>TV")),
            fault("IPAWS-24", "32 places", replaceFirst("<geocode>", places(32) + "<geocode>")),
            fault("IPAWS-25", "valid for 50 minutes", text("expires", "2026-05-20T15:50:00-05:00")),
            fault("IPAWS-26", "EASText of 1801 characters", value("EASText", "a".repeat(1801))),
            fault("IPAWS-27", "audio of a plain type", replace("x-ipaws-audio-mp3", "mpeg")),
            fault("IPAWS-27", "audio of another description", replace("EAS Broadcast Content", "Spoken text")));

    private IpawsFaults() {}

    private static ProfileFault fault(String rule, String name, UnaryOperator<String> edit) {
        return new ProfileFault("ipaws", rule, name, edit);
    }

    private static UnaryOperator<String> value(String parameter, String text) {
        return xml -> xml.replaceFirst(
                "(<valueName>" + parameter + "</valueName>\\s*<value>).*?</value>", "$1" + text + "</value>");
    }

    private static String elevenPolygons() {
        return tagged("polygon", "38.10,-97.90 38.10,-97.80 38.20,-97.80 38.10,-97.90")
                .repeat(10);
    }

    private static String pairs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "38." + (1000 + i % (count - 1)) + ",-97.9")
                .collect(Collectors.joining(" "));
    }

    private static String places(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> named("geocode", "SAME", "0201" + (10 + i)))
                .collect(Collectors.joining());
    }
}
