package org.tocsin.cap.check.profile;

import static org.tocsin.cap.check.profile.Demands.areaDescAtMost;
import static org.tocsin.cap.check.profile.Demands.atMost;
import static org.tocsin.cap.check.profile.Demands.eachArea;
import static org.tocsin.cap.check.profile.Demands.eachInfo;
import static org.tocsin.cap.check.profile.Demands.infoUnlessAckOrError;
import static org.tocsin.cap.check.profile.Demands.noneUnknown;
import static org.tocsin.cap.check.profile.Demands.require;
import static org.tocsin.cap.check.profile.Demands.whenDisseminated;
import static org.tocsin.cap.check.profile.Likeness.sameInAllInfos;

import org.tocsin.cap.Area;
import org.tocsin.cap.Info;
import org.tocsin.cap.check.Profile;

/** What Google Public Alerts and hubs that read the same feeds ask of publishers. */
final class Google {
    private static final String SOURCE = "Google Public Alerts, not read; its validator";

    static final Profile PROFILE = RuleTable.profile("google", "Google Public Alerts")
            .expected("GOOGLE-01", SOURCE, "All but Ack and Error have an info.", infoUnlessAckOrError())
            .expected(
                    "GOOGLE-02",
                    SOURCE,
                    "All blocks have the same categories and event codes.",
                    sameInAllInfos(InfoPart.CATEGORY, InfoPart.EVENT_CODE))
            .expected(
                    "GOOGLE-03",
                    SOURCE,
                    "Each block has expires, description and web.",
                    whenDisseminated(require(InfoPart.EXPIRES, InfoPart.DESCRIPTION, InfoPart.WEB)))
            .expected("GOOGLE-04", SOURCE, "effective is not after expires.", eachInfo(Google::checkTimes))
            .expected(
                    "GOOGLE-05",
                    SOURCE,
                    "Areas have a polygon, circle or geocode.",
                    eachArea(Google::isLocated, "The area is named and not located; add a polygon."))
            .expected(
                    "GOOGLE-06",
                    SOURCE,
                    "Each block has responseType, senderName, instruction and contact.",
                    whenDisseminated(require(
                            InfoPart.RESPONSE_TYPE, InfoPart.SENDER_NAME, InfoPart.INSTRUCTION, InfoPart.CONTACT)))
            .expected(
                    "GOOGLE-07",
                    SOURCE,
                    "headline is shorter than 140 characters.",
                    atMost(InfoPart.HEADLINE, 139, TextUnit.CHARACTERS))
            .expected("GOOGLE-08", SOURCE, "headline and description differ.", eachInfo(Google::checkHeadline))
            .expected("GOOGLE-09", SOURCE, "No urgency, severity or certainty is Unknown.", noneUnknown())
            .expected(
                    "GOOGLE-10",
                    SOURCE,
                    "Circles have a radius.",
                    eachArea(
                            area -> area.circles().stream().allMatch(circle -> circle.radiusKm() > 0),
                            "The area has a circle of radius 0, which covers no ground; give a radius."))
            .expected(
                    "GOOGLE-11",
                    SOURCE,
                    "Areas are drawn, a polygon best.",
                    eachArea(
                            area -> !isLocated(area) || !area.polygons().isEmpty(),
                            "The area has no polygon; draw one, which is shown as it is."))
            .expected(
                    "GOOGLE-12",
                    SOURCE,
                    "event is shorter than 35 characters.",
                    atMost(InfoPart.EVENT, 34, TextUnit.CHARACTERS))
            .expected("GOOGLE-13", SOURCE, "areaDesc is shorter than 50 characters.", areaDescAtMost(49))
            .expected("GOOGLE-14", SOURCE, "Areas of a block do not overlap.", Overlap::check)
            .done();

    private Google() {}

    private static boolean isLocated(Area area) {
        return !area.polygons().isEmpty()
                || !area.circles().isEmpty()
                || !area.geocodes().isEmpty();
    }

    private static void checkTimes(Info info, String path, Objection objection) {
        if (info.effective().isPresent()
                && info.expires().isPresent()
                && info.effective().get().instant().isAfter(info.expires().get().instant())) {
            objection.raise(
                    path + "/effective",
                    "The block begins at " + info.effective().get() + ", after it ends; set effective before expires.");
        }
    }

    private static void checkHeadline(Info info, String path, Objection objection) {
        if (info.headline().isPresent() && info.headline().equals(info.description())) {
            objection.raise(path + "/description", "The description repeats the headline; say more there.");
        }
    }
}
