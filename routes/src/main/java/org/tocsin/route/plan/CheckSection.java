package org.tocsin.route.plan;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.cap.Finding.Level;
import org.tocsin.cap.check.CheckSettings;
import org.tocsin.cap.check.Profile;
import org.tocsin.cap.check.Profiles;
import org.tocsin.cap.check.RuleBook;
import org.tocsin.cap.check.RuleEntry;
import org.tocsin.cap.check.Tolerance;
import org.tocsin.cap.geo.AreaGeometry;
import org.tocsin.connector.Settings;

/**
 * How messages are checked: {@code checks} of the plan and of each authority, and {@code profiles}, which rates the rules
 * of a profile wherever it is chosen. The closer one counts: authority, plan, profile.
 */
final class CheckSection {
    /** A ring of three corners, closed. */
    private static final int FEWEST_VERTICES = 4;

    private final Map<String, Map<String, Level>> ofProfiles = new HashMap<>();
    private final CheckPolicy ofPlan;

    private CheckSection(YamlMap root) {
        for (YamlMap map : root.maps("profiles")) {
            ofProfiles.put(map.value("name", "", name -> profile(name).id()), levels(map));
            map.finish();
        }
        Set<Tolerance> usual = root.map("checks").has("tolerate") ? Set.of() : CheckSettings.DEFAULT.tolerated();
        ofPlan = CheckPolicy.NONE.withTolerated(usual).with(policy(root));
    }

    static CheckSection read(YamlMap root) {
        return new CheckSection(root);
    }

    /** What the plan says for everybody with what this authority's block says. */
    CheckPolicy forAuthority(YamlMap authority) {
        CheckPolicy own = ofPlan.with(policy(authority));
        CheckPolicy result = CheckPolicy.NONE;
        for (Profile profile : own.profiles()) {
            result = result.with(CheckPolicy.NONE.withLevels(ofProfiles.getOrDefault(profile.id(), Map.of())));
        }
        return result.with(own);
    }

    private static CheckPolicy policy(YamlMap owner) {
        YamlMap map = owner.map("checks");
        CheckPolicy policy = new CheckPolicy(
                levels(map),
                Set.copyOf(map.convertedTexts("tolerate", CheckSection::tolerance)),
                map.convertedTexts("profiles", CheckSection::profile),
                Set.copyOf(map.convertedTexts("contacts", CheckSection::contact)),
                bounds(map));
        map.finish();
        return policy;
    }

    private static CheckPolicy.Bounds bounds(YamlMap map) {
        return new CheckPolicy.Bounds(
                map.value("max-vertices", Optional.empty(), text -> Optional.of(vertices(text))),
                map.value("max-age", Optional.empty(), text -> Optional.of(positive(text))),
                map.value("max-length", Optional.empty(), text -> Optional.of(positive(text))));
    }

    private static Duration positive(String text) {
        Duration duration = Settings.durationOf(text);
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("it must be longer than nothing");
        }
        return duration;
    }

    private static String contact(String text) {
        if (text.chars().noneMatch(Character::isLetterOrDigit)) {
            throw new IllegalArgumentException("'" + text + "' is no telephone number and no host");
        }
        return text;
    }

    private static Map<String, Level> levels(YamlMap owner) {
        YamlMap map = owner.map("levels");
        Map<String, Level> levels = new HashMap<>();
        for (String rule : map.keys()) {
            map.optionalText(rule).ifPresent(text -> rate(map, rule, text, levels));
        }
        return levels;
    }

    private static void rate(YamlMap map, String rule, String text, Map<String, Level> levels) {
        RuleEntry entry = RuleBook.find(rule).orElse(null);
        if (entry == null) {
            map.report(rule, "There is no such rule; docs/rules.md lists them.");
        } else if (entry.fixed()) {
            map.report(rule, "The level of this rule is fixed: it guards what a plan must not give up.");
        } else {
            Arrays.stream(Level.values())
                    .filter(level -> word(level).equals(text))
                    .findFirst()
                    .ifPresentOrElse(
                            level -> levels.put(rule, level),
                            () -> map.report(rule, "Write error, warning or information."));
        }
    }

    private static Tolerance tolerance(String text) {
        return Arrays.stream(Tolerance.values())
                .filter(value -> word(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no deviation that can be tolerated;"
                        + " these are: " + words(Tolerance.values())));
    }

    private static int vertices(String text) {
        int number;
        try {
            number = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no whole number", e);
        }
        if (number < FEWEST_VERTICES || number > AreaGeometry.MOST_VERTICES) {
            throw new IllegalArgumentException(
                    number + " is outside " + FEWEST_VERTICES + " to " + AreaGeometry.MOST_VERTICES);
        }
        return number;
    }

    private static Profile profile(String text) {
        return Profiles.find(text)
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no profile; these are: "
                        + Profiles.ALL.stream().map(Profile::id).collect(Collectors.joining(", "))));
    }

    private static String words(Enum<?>[] values) {
        return Arrays.stream(values).map(CheckSection::word).collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
