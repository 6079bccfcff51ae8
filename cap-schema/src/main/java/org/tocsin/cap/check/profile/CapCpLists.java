package org.tocsin.cap.check.profile;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.tocsin.cap.Area;
import org.tocsin.cap.Info;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.check.Spoken;
import org.tocsin.cap.check.Subject;
import org.tocsin.cap.check.profile.NamedValues.Found;

/** What CAP-CP writes in event codes, geocodes and its own parameters. The lists themselves change and are not held here. */
final class CapCpLists {
    private static final Set<Integer> PLACE_DIGITS = Set.of(2, 4, 7);
    private static final Set<String> CHANGES = Set.of("none", "text", "correction", "resource", "layer", "other");

    static final Check AUTO_TRANSLATED = NamedValues.eachParameter(
            name -> CapCpNames.isParameter(name, "autotranslated"), (value, path, objection) -> {
                if (!value.equalsIgnoreCase("yes") && !value.equalsIgnoreCase("no")) {
                    objection.raise(path, "AutoTranslated is " + Spoken.quoted(value) + "; write yes or no.");
                }
            });

    private CapCpLists() {}

    /** A message that says it is CAP-CP names its event and its places in the lists of CAP-CP. */
    static void checkPresence(Subject subject, Objection objection) {
        List<Info> infos = subject.alert().infos();
        if (!CapCp.PROFILE.isNamedBy(subject.alert()) || infos.isEmpty() || !subject.isForDissemination()) {
            return;
        }
        if (infos.stream().noneMatch(info -> hasName(info, CapCpNames::isEvent))) {
            objection.raise(
                    "/alert",
                    "The code says CAP-CP, and no event code is from its list; add profile:CAP-CP:Event:1.0.");
        }
        if (infos.stream().flatMap(info -> info.areas().stream()).noneMatch(CapCpLists::hasLocation)) {
            objection.raise(
                    "/alert",
                    "The code says CAP-CP, and no geocode is from its list; add profile:CAP-CP:Location:0.3.");
        }
    }

    static void checkEvent(Info info, String path, Objection objection) {
        if (!hasName(info, CapCpNames::isEvent)) {
            objection.raise(
                    path, "The block has no event code of CAP-CP; add one of valueName profile:CAP-CP:Event:1.0.");
        }
        for (Found code : NamedValues.eventCodes(info, CapCpNames::isEvent, path)) {
            if (code.value().isEmpty() || code.value().chars().anyMatch(Character::isWhitespace)) {
                objection.raise(
                        code.path(),
                        "The event code " + Spoken.quoted(code.value()) + " is not one word; write one of the list.");
            }
        }
    }

    static void checkLocations(Info info, String path, Objection objection) {
        Demands.checkAreas(
                info,
                path,
                CapCpLists::hasLocation,
                "The area has no geocode of CAP-CP; add one of valueName profile:CAP-CP:Location:0.3.",
                objection);
        for (Found place : NamedValues.geocodes(info, CapCpNames::isLocation, path)) {
            if (!isPlaceForm(place.value())) {
                objection.raise(
                        place.path(),
                        "The place " + Spoken.quoted(place.value())
                                + " is no code of the geographical classification; write its 2, 4 or 7 digits.");
            }
        }
    }

    static void checkMinorChange(Subject subject, Objection objection) {
        NamedValues.eachParameter(name -> CapCpNames.isParameter(name, "minorchange"), (value, path, o) -> {
                    if (subject.alert().msgType() != MsgType.UPDATE) {
                        o.raise(path, "MinorChange stands in a message that changes nothing; leave it to Updates.");
                    }
                    if (!CHANGES.contains(value.toLowerCase(Locale.ROOT))) {
                        o.raise(
                                path,
                                "MinorChange is " + Spoken.quoted(value)
                                        + "; write none, text, correction, resource, layer or other.");
                    }
                })
                .check(subject, objection);
    }

    private static boolean hasName(Info info, Predicate<String> name) {
        return !NamedValues.values(info.eventCodes(), name).isEmpty();
    }

    private static boolean hasLocation(Area area) {
        return !NamedValues.values(area.geocodes(), CapCpNames::isLocation).isEmpty();
    }

    private static boolean isPlaceForm(String place) {
        return PLACE_DIGITS.contains(place.length()) && place.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
