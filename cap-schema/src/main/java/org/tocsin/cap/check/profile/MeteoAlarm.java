package org.tocsin.cap.check.profile;

import static org.tocsin.cap.check.profile.Demands.eachInfo;
import static org.tocsin.cap.check.profile.Demands.whenDisseminated;
import static org.tocsin.cap.check.profile.Likeness.oneInfoPerLanguage;
import static org.tocsin.cap.check.profile.Likeness.sameInAllInfos;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.tocsin.cap.Area;
import org.tocsin.cap.Info;
import org.tocsin.cap.check.Profile;
import org.tocsin.cap.check.Spoken;
import org.tocsin.cap.check.profile.NamedValues.Found;

/** What MeteoAlarm, the joint warnings of Europe's weather services, takes from CAP. */
final class MeteoAlarm {
    private static final String SOURCE = "feeds of MeteoAlarm";
    private static final String EMMA = "EMMA_ID";
    private static final Pattern EMMA_FORM = Pattern.compile("[A-Z]{2}[0-9]{3}");
    private static final Set<String> GEOCODES = Set.of(EMMA, "NUTS2", "NUTS3", "WARNCELLID", "CISORP", "FIPS");

    static final Profile PROFILE = RuleTable.profile("meteoalarm", "MeteoAlarm")
            .expected(
                    "METEO-01",
                    SOURCE,
                    "Each block has one awareness_level, whose number, colour and severity agree.",
                    whenDisseminated(eachInfo(Awareness::checkLevel)))
            .expected(
                    "METEO-02",
                    SOURCE,
                    "Each block has one awareness_type, whose number and name agree.",
                    whenDisseminated(eachInfo(Awareness::checkType)))
            .general("CAP-39", eachInfo(Awareness::checkAgreement))
            .expected(
                    "METEO-03",
                    SOURCE,
                    "Areas have a polygon or a geocode that MeteoAlarm knows.",
                    whenDisseminated(Demands.eachArea(
                            MeteoAlarm::isLocated,
                            "The area has neither polygon nor a geocode of MeteoAlarm; add one like EMMA_ID.")))
            .expected("METEO-04", SOURCE, "EMMA_ID is two letters and three digits.", eachInfo(MeteoAlarm::checkEmma))
            .expected("METEO-05", SOURCE, "There is one block per language.", oneInfoPerLanguage())
            .expected(
                    "METEO-06",
                    SOURCE,
                    "Blocks agree in onset, expires, severity, urgency and certainty.",
                    sameInAllInfos(
                            InfoPart.ONSET, InfoPart.EXPIRES, InfoPart.SEVERITY, InfoPart.URGENCY, InfoPart.CERTAINTY))
            .done();

    private MeteoAlarm() {}

    private static boolean isLocated(Area area) {
        return !area.polygons().isEmpty()
                || area.geocodes().stream()
                        .anyMatch(geocode ->
                                GEOCODES.contains(geocode.name().strip().toUpperCase(Locale.ROOT)));
    }

    private static void checkEmma(Info info, String path, Objection objection) {
        for (Found place : NamedValues.geocodes(info, EMMA::equals, path)) {
            if (!EMMA_FORM.matcher(place.value()).matches()) {
                objection.raise(
                        place.path(), "The EMMA_ID is " + Spoken.quoted(place.value()) + "; write one like IE001.");
            }
        }
    }
}
