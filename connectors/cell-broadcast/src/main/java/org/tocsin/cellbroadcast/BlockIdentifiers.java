package org.tocsin.cellbroadcast;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Info;
import org.tocsin.connector.Settings;

/**
 * Which message identifier a block takes, for a peer that makes the pages itself: by the same tables as everywhere, so that a
 * drill never gets an identifier of a real alert. Immutable.
 */
public final class BlockIdentifiers {
    private final IdentifierTable table;
    private final LevelOne levelOne;
    private final String language;

    private BlockIdentifiers(IdentifierTable table, LevelOne levelOne, String language) {
        this.table = table;
        this.levelOne = levelOne;
        this.language = language;
    }

    /**
     * Reads {@code profile}, {@code identifiers}, {@code public-safety}, {@code level-1-senders}, {@code level-1-order} and
     * {@code language}.
     */
    public static BlockIdentifiers from(Settings settings) {
        Profile profile = settings.choice("profile", Profile.class, Profile.EU_ALERT);
        boolean publicSafety = settings.flag("public-safety", true);
        IdentifierTable table = IdentifierTable.of(profile);
        if (profile == Profile.CUSTOM) {
            Path file = settings.file("identifiers");
            table = Files.isRegularFile(file)
                    ? IdentifierTable.read(file, problem -> settings.report("identifiers", problem))
                    : table;
        }
        return new BlockIdentifiers(
                publicSafety ? table : table.withoutPublicSafety(),
                LevelOne.from(settings),
                primary(settings.text("language", "en")));
    }

    /** Empty when the profile has none for such a block, or none that its status may have. */
    public OptionalInt of(Alert alert, Info info) {
        List<String> languages =
                alert.infos().stream().map(block -> primary(block.language())).toList();
        // What the alert says first stands in for a local language that it does not speak: phones may hide others.
        String base = languages.isEmpty() || languages.contains(language) ? language : languages.get(0);
        return IdentifierChoice.of(alert.status(), alert.sender(), info, table, levelOne)
                .identifiers()
                .map(row -> primary(info.language()).equals(base) ? row.local() : row.additional())
                .filter(identifier ->
                        MessageIdentifiers.objection(alert.status(), identifier).isEmpty())
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    private static String primary(String tag) {
        return tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }
}
