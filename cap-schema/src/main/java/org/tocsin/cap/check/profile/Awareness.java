package org.tocsin.cap.check.profile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.cap.Info;
import org.tocsin.cap.check.Spoken;
import org.tocsin.cap.check.profile.NamedValues.Found;

/** The parameters awareness_level and awareness_type, which colour the maps of Europe's weather services. */
final class Awareness {
    private static final String LEVEL = "awareness_level";
    private static final String TYPE = "awareness_type";
    private static final CodeList TYPES = CodeList.read("awareness-types.txt");

    private Awareness() {}

    static void checkLevel(Info info, String path, Objection objection) {
        List<Found> levels = NamedValues.parameters(info, LEVEL::equals, path);
        if (levels.size() != 1) {
            objection.raise(
                    path,
                    "The block has " + (levels.isEmpty() ? "no" : "several")
                            + " parameters awareness_level; give one, like 3; orange; Severe.");
        } else if (AwarenessLevel.read(levels.get(0).value()).isEmpty()) {
            objection.raise(
                    levels.get(0).path(),
                    "The awareness_level is " + Spoken.quoted(levels.get(0).value())
                            + ", whose parts are unknown or do not agree; write one like 3; orange; Severe.");
        }
    }

    /** CAP-39: the colour that maps show is that of the severity. */
    static void checkAgreement(Info info, String path, Objection objection) {
        Optional<AwarenessLevel> level = NamedValues.values(info.parameters(), LEVEL::equals).stream()
                .findFirst()
                .flatMap(AwarenessLevel::read);
        if (level.isPresent() && level.get().severity() != info.severity()) {
            objection.raise(
                    path + "/severity",
                    "The severity is " + info.severity().text() + ", and the awareness_level is "
                            + level.get().text() + "; make them agree.");
        }
    }

    static void checkType(Info info, String path, Objection objection) {
        List<Found> types = NamedValues.parameters(info, TYPE::equals, path);
        if (types.size() != 1) {
            objection.raise(
                    path,
                    "The block has " + (types.isEmpty() ? "no" : "several")
                            + " parameters awareness_type; give one, like 10; rain.");
        } else if (!isType(types.get(0).value())) {
            objection.raise(
                    types.get(0).path(),
                    "The awareness_type is " + Spoken.quoted(types.get(0).value())
                            + ", whose number is unknown or has another name; write one like 10; rain.");
        }
    }

    /** Names are written with and without hyphens and an ending -s or -ing, so only the letters of the list count. */
    private static boolean isType(String text) {
        String[] parts = text.split(";", 2);
        String number = parts[0].strip();
        return parts.length == 2 && TYPES.has(number) && letters(parts[1]).startsWith(letters(TYPES.name(number)));
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT)
                .chars()
                .filter(Character::isLetter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
