package org.tocsin.cap.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tocsin.cap.Finding;

class RuleBookTest {
    /** Rules that need the plan, its channels, keys or what went before, and the tests that show them firing and silent. */
    private static final Map<String, String> SHOWN_ELSEWHERE = Map.of(
            "CAP-04", "routes/src/test/java/org/tocsin/route/DryRunTest.java",
            "CAP-10", "routes/src/test/java/org/tocsin/route/ChainFlowTest.java",
            "CAP-11", "routes/src/test/java/org/tocsin/route/ChainFlowTest.java",
            "CAP-14", "routes/src/test/java/org/tocsin/route/PermissionTest.java",
            "CAP-15", "routes/src/test/java/org/tocsin/route/PermissionTest.java",
            "CAP-33", "routes/src/test/java/org/tocsin/route/PermissionTest.java",
            "CAP-36", "cap-schema/src/test/java/org/tocsin/cap/sign/SignatureAttackTest.java",
            "CAP-38", "routes/src/test/java/org/tocsin/route/DryRunTest.java");

    @TestFactory
    Stream<DynamicTest> aNearMissIsSilent() {
        return CheckedFixtures.passing().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    List<Finding> findings = CheckedFixtures.findings(file);

                    assertThat(findings).extracting(Finding::rule).doesNotContain(CheckedFixtures.ruleOf(file));
                    assertThat(findings).noneMatch(Finding::isError);
                }));
    }

    @Test
    void everyRuleOfMessagesHasAFailingFixture() {
        Set<String> shown = CheckedFixtures.failing().stream()
                .flatMap(file -> CheckedFixtures.findings(file).stream())
                .map(Finding::rule)
                .collect(Collectors.toSet());

        assertThat(shown).containsAll(rulesOfMessages());
    }

    @Test
    void everyRuleOfMessagesHasAPassingFixture() {
        List<String> shown =
                CheckedFixtures.passing().stream().map(CheckedFixtures::ruleOf).toList();

        assertThat(shown).containsAll(rulesOfMessages());
    }

    @Test
    void everyRuleThatNeedsMoreThanAMessageIsNamedByItsTest() {
        assertThat(SHOWN_ELSEWHERE)
                .allSatisfy((rule, test) ->
                        assertThat(Path.of("..", test)).content().contains('"' + rule + '"'));
    }

    @TestFactory
    Stream<DynamicTest> findingsAreRatedAsTheBookSays() {
        return CheckedFixtures.failing().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> ratedAsTheBookSays(file)));
    }

    private static void ratedAsTheBookSays(Path file) {
        for (Finding finding : CheckedFixtures.findings(file)) {
            RuleEntry entry = RuleBook.find(finding.rule()).orElseThrow(() -> new AssertionError(finding));

            assertThat(entry.levels()).as("%s", finding).contains(finding.level());
        }
    }

    @Test
    void everyEntryIsAWholeSentenceThatNamesItsSource() {
        assertThat(RuleBook.entries()).allSatisfy(entry -> {
            assertThat(entry.says()).endsWith(".").doesNotContain("|", "\n");
            assertThat(entry.clause()).isNotBlank();
            assertThat(entry.levels()).isNotEmpty().isSorted();
        });
    }

    @Test
    void everyRuleBesideThoseOfProfilesSaysHowToMendAMessage() {
        List<RuleEntry> own = Stream.concat(RuleBook.general().stream(), RuleBook.lints().stream())
                .toList();

        assertThat(own).allSatisfy(entry -> assertThat(entry.mend())
                .hasValueSatisfying(mend -> assertThat(mend).endsWith(".")));
        assertThat(Remedies.BY_RULE.keySet())
                .isEqualTo(own.stream().map(RuleEntry::id).collect(Collectors.toSet()));
    }

    @Test
    void theFortyRulesOfCapAreThereInOrder() {
        assertThat(RuleBook.entries().stream().map(RuleEntry::id).filter(id -> id.startsWith("CAP-")))
                .hasSize(40)
                .isSorted();
    }

    private static Set<String> rulesOfMessages() {
        return RuleBook.entries().stream()
                .map(RuleEntry::id)
                .filter(id -> id.startsWith("CAP-") || id.startsWith("LINT-"))
                .filter(id -> !SHOWN_ELSEWHERE.containsKey(id))
                .collect(Collectors.toSet());
    }
}
