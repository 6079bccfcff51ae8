package org.tocsin.cap.check.profile;

import static org.tocsin.cap.check.profile.Demands.eachInfo;

import java.util.List;
import java.util.OptionalInt;
import org.tocsin.cap.Area;
import org.tocsin.cap.Info;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Polygon;
import org.tocsin.cap.check.Profile;
import org.tocsin.cap.check.Subject;
import org.tocsin.cap.text.Gsm7;

/** What the United Kingdom's Emergency Alerts take: cell broadcast of one description. */
final class Uk {
    private static final String SOURCE = "alphagov/emergency-alerts-api, its source";
    private static final int MOST_SEPTETS = 1_395;
    private static final int MOST_UCS2 = 615;
    private static final int MOST_POLYGONS = 1_000;
    private static final int MOST_POINTS = 50_000;

    static final Profile PROFILE = RuleTable.profile("uk", "UK Emergency Alerts")
            .should("UK-01", SOURCE, "Messages are Alerts and Cancels.", Uk::checkType)
            .should(
                    "UK-02",
                    SOURCE,
                    "description fits 1 395 characters of GSM 7-bit, or 615 of UCS-2.",
                    eachInfo(Uk::checkText))
            .should(
                    "UK-03",
                    SOURCE,
                    "A block has at most 1 000 polygons and 50 000 points.",
                    eachInfo(Uk::checkPolygons))
            .done();

    private Uk() {}

    private static void checkType(Subject subject, Objection objection) {
        MsgType type = subject.alert().msgType();
        if (type != MsgType.ALERT && type != MsgType.CANCEL) {
            objection.raise(
                    "/alert/msgType",
                    "The message is of type " + type.text() + "; cancel the old alert and send a new one.");
        }
    }

    private static void checkText(Info info, String path, Objection objection) {
        String text = info.description().orElse("");
        OptionalInt septets = Gsm7.septets(text);
        int length = septets.orElse(text.length());
        int most = septets.isPresent() ? MOST_SEPTETS : MOST_UCS2;
        if (length > most) {
            objection.raise(
                    path + "/description",
                    "The description has " + length + " characters of " + (septets.isPresent() ? "GSM 7-bit" : "UCS-2")
                            + " where phones show " + most + "; shorten it.");
        }
    }

    private static void checkPolygons(Info info, String path, Objection objection) {
        List<Polygon> polygons =
                info.areas().stream().map(Area::polygons).flatMap(List::stream).toList();
        int points =
                polygons.stream().mapToInt(polygon -> polygon.ring().size()).sum();
        if (polygons.size() > MOST_POLYGONS || points > MOST_POINTS) {
            objection.raise(
                    path,
                    "The block has " + polygons.size() + " polygons of " + points
                            + " points in all, where 1000 and 50000 are taken; draw it more simply, outwards.");
        }
    }
}
