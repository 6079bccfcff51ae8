package org.tocsin.cellbroadcast;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.tocsin.cap.Info;
import org.tocsin.cellbroadcast.page.DataCodingScheme;
import org.tocsin.cellbroadcast.page.Page;
import org.tocsin.connector.Settings;

/**
 * Where the text of a block comes from, and what becomes of one that is too long. Immutable.
 *
 * @param parameters names of the parameters that hold a whole text, the preferred one first; without any of them in a block
 *     the template applies
 * @param templates by primary language subtag; {@code *} is for all others
 * @param limit the most characters: septets of the GSM 7-bit alphabet, else 16-bit units; empty: as many as fit the pages
 * @param pages the most pages, 1 to 15
 * @param shorten whether what is longer is cut at the end of a sentence; else it is refused
 * @param mark what stands after a text that was cut
 * @param codings data coding schemes that are forced, by primary language subtag (3GPP TS 23.038 clause 5)
 */
public record TextProfile(
        List<String> parameters,
        Map<String, String> templates,
        OptionalInt limit,
        int pages,
        boolean shorten,
        String mark,
        Map<String, Integer> codings) {
    /** What becomes of a text that is too long. */
    enum OverLong {
        REFUSE,
        SHORTEN
    }

    /** What settings hold for every other language. */
    private static final String ANY = "*";

    private static final int MOST_CHARACTERS = Page.MOST * 93;
    /** 47 CFR 10.430: 360 characters, 90 for devices that know no more. */
    private static final int WEA_LIMIT = 360;

    private static final List<String> WEA_PARAMETERS = List.of("CMAMlongtext", "CMAMtext");
    private static final String MARK = " (...)";

    public TextProfile {
        parameters = List.copyOf(parameters);
        templates = Map.copyOf(templates);
        codings = Map.copyOf(codings);
    }

    /** Reads the settings that begin with {@code text-}, and {@code data-coding}. */
    static TextProfile from(Settings settings, Profile profile) {
        boolean isWea = profile == Profile.WEA;
        List<String> parameters = settings.texts("text-parameters");
        int limit = settings.number("text-limit", 1, MOST_CHARACTERS, isWea ? WEA_LIMIT : MOST_CHARACTERS);
        return new TextProfile(
                parameters.isEmpty() && isWea ? WEA_PARAMETERS : parameters,
                templates(settings),
                limit == MOST_CHARACTERS ? OptionalInt.empty() : OptionalInt.of(limit),
                settings.number("text-pages", 1, Page.MOST, Page.MOST),
                settings.choice("text-over-long", OverLong.class, OverLong.REFUSE) == OverLong.SHORTEN,
                settings.text("text-mark", MARK),
                codings(settings));
    }

    /** The template for a block's language; the usual one when the settings have none. */
    Template template(Info info) {
        String given = templates.getOrDefault(language(info.language()), templates.getOrDefault(ANY, ""));
        return given.isEmpty() ? Template.USUAL : Template.of(given);
    }

    /** The scheme that this language must have; empty: what alphabet and language ask for. */
    OptionalInt coding(String language) {
        Integer forced = codings.getOrDefault(language(language), codings.get(ANY));
        return forced == null ? OptionalInt.empty() : OptionalInt.of(forced);
    }

    private static String language(String tag) {
        return tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> templates(Settings settings) {
        Map<String, String> templates = new HashMap<>();
        for (String entry : settings.texts("text-templates")) {
            String[] parts = entry.split("=", 2);
            if (parts.length != 2 || parts[0].isBlank()) {
                settings.report(
                        "text-templates", "Write each template as LANGUAGE=TEXT; * is for all other languages.");
            } else {
                Template.problem(parts[1]).ifPresent(problem -> settings.report("text-templates", problem));
                templates.put(language(parts[0].strip()), parts[1]);
            }
        }
        return templates;
    }

    private static Map<String, Integer> codings(Settings settings) {
        Map<String, Integer> codings = new HashMap<>();
        for (String entry : settings.texts("data-coding")) {
            String[] parts = entry.split("=", 2);
            try {
                int scheme = Integer.parseInt(parts[parts.length - 1].strip(), 16);
                if (parts.length != 2 || !DataCodingScheme.canBeForced(scheme)) {
                    throw new NumberFormatException(entry);
                }
                codings.put(language(parts[0].strip()), scheme);
            } catch (NumberFormatException e) {
                settings.report(
                        "data-coding",
                        "'" + entry
                                + "' is no LANGUAGE=SCHEME with a scheme of 00 to 11, 20 to 24 or 48, in hexadecimal.");
            }
        }
        return codings;
    }
}
