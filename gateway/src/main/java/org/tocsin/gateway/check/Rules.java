package org.tocsin.gateway.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tocsin.cap.Finding.Level;
import org.tocsin.cap.check.Profiles;
import org.tocsin.cap.check.RuleBook;
import org.tocsin.cap.check.RuleEntry;
import org.tocsin.route.PlanRuleBook;

/** Every rule that a message is held against, and the page {@code docs/rules.md} that is made of them. */
public final class Rules {
    private static final String START =
            """
            # Rules

            What every message is held against, before and at submission: by `./tocsin check`, by a dry run, on the page `/check`, and
            by the gateway when the message is submitted. One engine answers all of them, with everything at once. Each finding
            names its rule, the XPath of the element, line and column, and says what is wrong and how to mend it.

            | level | what it means |
            |---|---|
            | error | the message is refused; `./tocsin check` ends with 1 |
            | warning | the message is taken; somebody should look |
            | information | something was assumed or is worth knowing |

            Where two levels stand, the finding decides: a slip that cannot mislead anybody is the lower one. A plan may rate a rule
            otherwise: for one authority, for everybody, or wherever a profile is chosen, and the first of these that does counts:

            ```yaml
            checks: {levels: {CAP-22: error}}
            profiles: [{name: ipaws, levels: {IPAWS-01: warning}}]
            authorities:
              - id: met
                checks: {levels: {CAP-22: information}}
            ```

            Some rules have a bound or a list, for everybody or for one authority, under the same `checks`:

            | key | rule | usual |
            |---|---|---|
            | `max-age: 5m` | CAP-06: how long ago a message may have been sent | any time |
            | `max-length: 72h` | CAP-24: how long a block may last before it is refused | any time, a warning above 24 hours |
            | `max-vertices: 100` | CAP-28: pairs that channels carry of one polygon | any number |
            | `contacts: ["+1 758 555 0100", met.example]` | LINT-04: telephone numbers and hosts that texts may give | any |
            | `tolerate: [unclosed-ring]` | CAP-08, CAP-09, CAP-25, TEXT-01: deviations that are read with a warning | `empty-references`, `surrounding-blanks` |

            A rule that is marked *fixed* cannot be rated otherwise. What a rule rests on:

            - standard: the schema or the prose of CAP;
            - profile: a published text of a profile that was read; these rules apply where the [profile](profiles.md) is chosen;
            - design: a decision of this gateway, for safety;
            - unverified: practice or a secondary source. Nothing unverified refuses a message unless a plan says so.

            Where no remedy is given, doing what the rule asks is the remedy. Every finding names the one for its message.

            How published messages fare against the rules: [corpus.md](corpus.md). This page is made by `./tocsin rules`.
            """;

    private Rules() {}

    /** Those of CAP, the lints, those of the profiles, those of the plan. */
    public static List<RuleEntry> entries() {
        return chapters().stream().flatMap(chapter -> chapter.rules().stream()).toList();
    }

    /** In Markdown, an anchor for each rule. Ends with a line break. */
    public static String page() {
        return chapters().stream().map(Chapter::text).collect(Collectors.joining("", START, ""));
    }

    private record Chapter(String title, List<RuleEntry> rules) {
        String text() {
            return rules.stream().map(Rules::section).collect(Collectors.joining("", "\n## " + title + "\n", ""));
        }
    }

    private static List<Chapter> chapters() {
        List<Chapter> chapters = new ArrayList<>();
        chapters.add(new Chapter("Every message", RuleBook.general()));
        chapters.add(new Chapter("What goes wrong in the field", RuleBook.lints()));
        Profiles.ALL.forEach(profile ->
                chapters.add(new Chapter("Profile " + profile.id() + ": " + profile.name(), profile.entries())));
        chapters.add(new Chapter("Rights and ways of the plan", PlanRuleBook.entries()));
        return chapters;
    }

    /** The levels of a rule in small letters, gravest first. */
    public static String levels(RuleEntry rule) {
        return rule.levels().stream()
                .map(Level::name)
                .collect(Collectors.joining(", "))
                .toLowerCase(Locale.ROOT);
    }

    /** What a rule rests on, in small letters. */
    public static String basis(RuleEntry rule) {
        return rule.basis().name().toLowerCase(Locale.ROOT);
    }

    private static String section(RuleEntry rule) {
        return """

                ### %s
                %s%s

                %s%s · %s · %s
                """
                .formatted(
                        rule.id(),
                        rule.says(),
                        rule.mend().map(mend -> "\n\n*To mend:* " + mend).orElse(""),
                        levels(rule),
                        rule.fixed() ? ", fixed" : "",
                        basis(rule),
                        rule.clause());
    }
}
