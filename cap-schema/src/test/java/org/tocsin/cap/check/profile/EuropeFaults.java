package org.tocsin.cap.check.profile;

import static org.tocsin.cap.check.profile.ProfileFault.REFERENCES;
import static org.tocsin.cap.check.profile.ProfileFault.before;
import static org.tocsin.cap.check.profile.ProfileFault.replace;
import static org.tocsin.cap.check.profile.ProfileFault.tagged;
import static org.tocsin.cap.check.profile.ProfileFault.text;
import static org.tocsin.cap.check.profile.ProfileFault.type;
import static org.tocsin.cap.check.profile.ProfileFault.without;
import static org.tocsin.cap.check.profile.ProfileFault.withoutNamed;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** How messages break the rules of MeteoAlarm, MetCoOp, WMO, Google and the United Kingdom. */
final class EuropeFaults {
    private static final List<ProfileFault> METEOALARM = Stream.of(
                    fault("METEO-01", "no awareness_level", withoutNamed("parameter", "awareness_level")),
                    fault("METEO-01", "colour of another level", replace("3; orange", "3; red")),
                    fault("METEO-02", "no awareness_type", withoutNamed("parameter", "awareness_type")),
                    fault("METEO-02", "type that does not exist", replace("10; Rain", "11; Rain")),
                    fault("METEO-02", "type under another name", replace("10; Rain", "10; Fog")),
                    fault("CAP-39", "orange though the severity is Extreme", text("severity", "Extreme")),
                    fault(
                            "METEO-03",
                            "area that nobody can place",
                            without("polygon").andThen(replace("EMMA_ID", "LOCAL"))::apply),
                    fault("METEO-04", "EMMA_ID of one letter", replace("NO003", "N003")),
                    fault("METEO-05", "two blocks in one language", replace(">no<", ">en-GB<")),
                    fault("METEO-06", "languages of different onset", text("onset", "2026-05-20T19:00:00+02:00")))
            .map(fault -> fault.in("meteoalarm"))
            .toList();

    private static final List<ProfileFault> METCOOP = Stream.of(
                    fault("METCOOP-01", "no code", without("code")),
                    fault(
                            "METCOOP-02",
                            "Restricted",
                            replace(
                                    "<scope>Public</scope>",
                                    "<scope>Restricted</scope><restriction>crews</restriction>")),
                    fault("METCOOP-03", "two blocks in one language", replace(">no<", ">en-GB<")),
                    fault("METCOOP-04", "languages of different urgency", text("urgency", "Immediate")),
                    fault("METCOOP-05", "Alert with references", before("info", REFERENCES)),
                    fault("METCOOP-06", "no onset", without("onset")),
                    fault("METCOOP-06", "no contact", without("contact")),
                    fault("METCOOP-07", "no polygon", without("polygon")),
                    fault("METCOOP-08", "no awareness_level", withoutNamed("parameter", "awareness_level")),
                    fault("CAP-39", "orange though the severity is Extreme", text("severity", "Extreme")),
                    fault("METCOOP-09", "Cancel that recommends something", type("Cancel")),
                    fault("METCOOP-10", "Alert of severity Minor", text("severity", "Minor")),
                    fault("METCOOP-11", "no language", without("language")))
            .map(fault -> fault.in("metcoop"))
            .toList();

    private static final List<ProfileFault> WMO = Stream.of(
                    fault("CAP-40", "identifier in the arc of authorities", replace("2.49.0.1.", "2.49.0.0.")),
                    fault("WMO-01", "identifier without urn", replace("urn:oid:", "")),
                    fault("WMO-02", "sender without domain", text("sender", "duty")),
                    fault("WMO-03", "no event term", without("eventCode")),
                    fault("WMO-04", "effective before sent", text("effective", "2026-05-20T14:00:00+02:00")),
                    fault("WMO-05", "five weeks long", text("expires", "2026-06-25T18:00:00+02:00")),
                    fault("WMO-06", "areaDesc of 51 characters", text("areaDesc", "a".repeat(51))),
                    fault("WMO-07", "event of 36 characters", text("event", "a".repeat(36))),
                    fault("WMO-08", "headline of 161 characters", text("headline", "a".repeat(161))),
                    fault("WMO-09", "polygon of 101 pairs", text("polygon", "60.1,5.1 ".repeat(101))),
                    fault("WMO-10", "severity Unknown", text("severity", "Unknown")),
                    fault("WMO-11", "Ack", type("Ack")),
                    fault("WMO-12", "one area over another", secondArea("60.20,5.20 60.20,5.80 60.50,5.80 60.20,5.20")))
            .map(fault -> fault.in("wmo"))
            .toList();

    private static final List<ProfileFault> GOOGLE = Stream.of(
                    fault("GOOGLE-01", "Cancel without info", type("Cancel").andThen(without("info"))::apply),
                    fault("GOOGLE-02", "blocks of two categories", text("category", "Safety")),
                    fault("GOOGLE-03", "no web", without("web")),
                    fault("GOOGLE-04", "effective after expires", text("effective", "2026-05-21T07:00:00+02:00")),
                    fault("GOOGLE-05", "area by name alone", without("polygon").andThen(without("geocode"))::apply),
                    fault("GOOGLE-06", "no contact", without("contact")),
                    fault("GOOGLE-07", "headline of 140 characters", text("headline", "a".repeat(140))),
                    fault(
                            "GOOGLE-08",
                            "description that repeats the headline",
                            text("description", "Heavy rain in Nordvik")),
                    fault("GOOGLE-09", "certainty Unknown", text("certainty", "Unknown")),
                    fault("GOOGLE-10", "circle of radius 0", before("geocode", tagged("circle", "60.2,5.3 0"))),
                    fault("GOOGLE-11", "no polygon", without("polygon")),
                    fault("GOOGLE-12", "event of 35 characters", text("event", "a".repeat(35))),
                    fault("GOOGLE-13", "areaDesc of 50 characters", text("areaDesc", "a".repeat(50))),
                    fault(
                            "GOOGLE-14",
                            "one area in another",
                            secondArea("60.20,5.20 60.20,5.30 60.30,5.30 60.20,5.20")))
            .map(fault -> fault.in("google"))
            .toList();

    private static final List<ProfileFault> UK = Stream.of(
                    fault("UK-01", "Update", type("Update")),
                    fault("UK-02", "1396 characters", text("description", "a".repeat(1396))),
                    fault("UK-02", "698 brackets, each counted twice", text("description", "[".repeat(698))),
                    fault("UK-02", "616 characters beyond GSM", text("description", "\u0159".repeat(616))),
                    fault(
                            "UK-03",
                            "1001 polygons",
                            before(
                                    "polygon",
                                    tagged("polygon", "60.1,5.1 60.1,5.2 60.2,5.2 60.1,5.1")
                                            .repeat(1000))),
                    fault("UK-03", "50001 points", text("polygon", "60.1,5.1 ".repeat(50_001))))
            .map(fault -> fault.in("uk"))
            .toList();

    static final List<ProfileFault> ALL = Stream.of(METEOALARM, METCOOP, WMO, GOOGLE, UK)
            .flatMap(List::stream)
            .toList();

    private EuropeFaults() {}

    private static UnaryOperator<String> secondArea(String pairs) {
        return before("area", tagged("area", tagged("areaDesc", "Storvik") + tagged("polygon", pairs)));
    }

    private static ProfileFault fault(String rule, String name, UnaryOperator<String> edit) {
        return new ProfileFault("europe", rule, name, edit);
    }
}
