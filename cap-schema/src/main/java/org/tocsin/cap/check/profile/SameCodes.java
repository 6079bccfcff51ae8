package org.tocsin.cap.check.profile;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.cap.Area;
import org.tocsin.cap.Info;
import org.tocsin.cap.check.Spoken;

/** Event codes and places of Specific Area Message Encoding (47 CFR 11.31). */
final class SameCodes {
    private static final String SAME = "SAME";
    private static final CodeList EVENTS = CodeList.read("same-event-codes.txt");
    private static final int PLACE_DIGITS = 6;

    private SameCodes() {}

    static List<String> events(Info info) {
        return NamedValues.values(info.eventCodes(), SAME::equals);
    }

    static List<String> places(Info info) {
        List<String> places = new ArrayList<>();
        for (Area area : info.areas()) {
            places.addAll(NamedValues.values(area.geocodes(), SAME::equals));
        }
        return places;
    }

    static void checkEvent(Info info, String path, Objection objection) {
        List<String> codes = events(info);
        if (codes.size() != 1) {
            objection.raise(
                    path,
                    "The block has " + (codes.isEmpty() ? "no eventCode" : codes.size() + " eventCodes")
                            + " of valueName SAME; give exactly one.");
        } else if (!isEventForm(codes.get(0))) {
            objection.raise(
                    path + "/eventCode",
                    "The event code " + Spoken.quoted(codes.get(0))
                            + " is not of three capital letters; write one like TOR.");
        }
    }

    /** Whether codes of the right form are in the list. */
    static void checkListed(Info info, String path, Objection objection) {
        NamedValues.forEach(info.eventCodes(), SAME::equals, path + "/eventCode", (code, at) -> {
            if (isEventForm(code) && !EVENTS.has(code)) {
                objection.raise(
                        at,
                        "The event code " + code + " is not among those of 47 CFR 11.31(e); give a listed one like "
                                + "CEM, " + EVENTS.name("CEM") + ".");
            }
        });
    }

    static void checkPlaces(Info info, String path, Objection objection) {
        if (places(info).isEmpty()) {
            objection.raise(path, "No area has a geocode of valueName SAME; add those of the counties, like 006037.");
        }
        for (int i = 0; i < info.areas().size(); i++) {
            String areaPath = path + "/area[" + (i + 1) + "]/geocode";
            NamedValues.forEach(info.areas().get(i).geocodes(), SAME::equals, areaPath, (place, at) -> {
                if (!isPlaceForm(place)) {
                    objection.raise(
                            at,
                            "The place " + Spoken.quoted(place) + " is no SAME code; write six digits, like 006037.");
                }
            });
        }
    }

    private static boolean isEventForm(String code) {
        return code.length() == 3 && code.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    private static boolean isPlaceForm(String place) {
        return place.length() == PLACE_DIGITS && place.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
