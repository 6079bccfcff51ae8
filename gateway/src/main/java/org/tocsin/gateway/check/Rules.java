package org.tocsin.gateway.check;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.cap.Finding.Level;
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
            otherwise, for everybody, for one authority, or wherever a profile is chosen; the closest counts:

            ```yaml
            checks: {levels: {CAP-22: error}}
            profiles: [{name: ipaws, levels: {IPAWS-01: warning}}]
            authorities:
              - id: met
                checks: {levels: {CAP-22: information}}
            ```

            A rule that is marked *fixed* cannot be rated otherwise. What a rule rests on:

            - standard: the schema or the prose of CAP;
            - profile: a published text of a profile that was read; these rules apply where the [profile](profiles.md) is chosen;
            - design: a decision of this gateway, for safety;
            - unverified: practice or a secondary source. Nothing unverified refuses a message unless a plan says so.

            How published messages fare against the rules: [corpus.md](corpus.md). This page is made by `./tocsin rules`.
            """;

    private Rules() {}

    /** Those of CAP, the lints, those of the profiles, those of the plan. */
    public static List<RuleEntry> entries() {
        return Stream.of(RuleBook.entries(), PlanRuleBook.entries())
                .flatMap(List::stream)
                .toList();
    }

    /** In Markdown, an anchor for each rule. Ends with a line break. */
    public static String page() {
        return entries().stream().map(Rules::chapter).collect(Collectors.joining("", START, ""));
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

    private static String chapter(RuleEntry rule) {
        return """

                ## %s
                %s

                %s%s · %s · %s
                """
                .formatted(
                        rule.id(),
                        rule.says(),
                        levels(rule),
                        rule.fixed() ? ", fixed" : "",
                        basis(rule),
                        rule.clause());
    }
}
