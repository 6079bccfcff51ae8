package org.tocsin.cap.check.profile;

import java.util.List;
import org.tocsin.cap.Info;
import org.tocsin.cap.check.Spoken;
import org.tocsin.cap.check.profile.NamedValues.Found;

/** Event codes and places of Specific Area Message Encoding (47 CFR 11.31). */
final class SameCodes {
    private static final String SAME = "SAME";
    private static final CodeList EVENTS = CodeList.read("same-event-codes.txt");
    private static final int PLACE_DIGITS = 6;

    private SameCodes() {}

    static List<String> events(Info info) {
        return NamedValues.values(info.eventCodes(), SAME::equals);
    }

    static List<Found> places(Info info, String path) {
        return NamedValues.geocodes(info, SAME::equals, path);
    }

    static void checkEvent(Info info, String path, Objection objection) {
        List<Found> codes = NamedValues.eventCodes(info, SAME::equals, path);
        if (codes.size() != 1) {
            objection.raise(
                    path,
                    "The block has " + (codes.isEmpty() ? "no eventCode" : codes.size() + " eventCodes")
                            + " of valueName SAME; give exactly one.");
        } else if (!isEventForm(codes.get(0).value())) {
            objection.raise(
                    codes.get(0).path(),
                    "The event code " + Spoken.quoted(codes.get(0).value())
                            + " is not of three capital letters; write one like TOR.");
        }
    }

    /** Whether codes of the right form are in the list. */
    static void checkListed(Info info, String path, Objection objection) {
        for (Found code : NamedValues.eventCodes(info, SAME::equals, path)) {
            if (isEventForm(code.value()) && !EVENTS.has(code.value())) {
                objection.raise(
                        code.path(),
                        "The event code " + code.value() + " is not among those of 47 CFR 11.31(e); give a listed one"
                                + " like CEM, " + EVENTS.name("CEM") + ".");
            }
        }
    }

    static void checkPlaces(Info info, String path, Objection objection) {
        List<Found> places = places(info, path);
        if (places.isEmpty()) {
            objection.raise(path, "No area has a geocode of valueName SAME; add those of the counties, like 006037.");
        }
        for (Found place : places) {
            if (!isPlaceForm(place.value())) {
                objection.raise(
                        place.path(),
                        "The place " + Spoken.quoted(place.value())
                                + " is no SAME code; write six digits, like 006037.");
            }
        }
    }

    private static boolean isEventForm(String code) {
        return code.length() == 3 && code.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    private static boolean isPlaceForm(String place) {
        return place.length() == PLACE_DIGITS && place.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
