package org.tocsin.gateway.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.check.RuleEntry;

class RulesTest {
    private static final Path HOME = Path.of("..");
    private static final Pattern RULE = Pattern.compile("\"([A-Z]+-\\d\\d|PLAN-[A-Z]+|BROKER)\"");

    @Test
    void thePageOfTheRulesIsMadeOfThem() throws IOException {
        assertThat(Files.readString(HOME.resolve("docs/rules.md")))
                .as("run ./tocsin rules > docs/rules.md")
                .isEqualTo(Rules.page());
    }

    @Test
    void everyRuleStandsOnceAndSpeaksInASentence() {
        assertThat(Rules.entries()).extracting(RuleEntry::id).doesNotHaveDuplicates();
        assertThat(Rules.entries()).extracting(RuleEntry::says).allMatch(says -> says.endsWith("."));
    }

    @Test
    void noFindingBearsARuleThatTheBookLacks() throws IOException {
        Set<String> known = Rules.entries().stream().map(RuleEntry::id).collect(Collectors.toSet());
        Set<String> raised = new TreeSet<>();
        for (String module : List.of("cap-schema", "connectors", "routes", "gateway")) {
            try (Stream<Path> files = Files.walk(HOME.resolve(module))) {
                files.filter(file -> file.toString().contains("/src/main/")
                                && file.toString().endsWith(".java"))
                        .map(RulesTest::source)
                        .forEach(source -> RULE.matcher(source)
                                .results()
                                .map(match -> match.group(1))
                                .forEach(raised::add));
            }
        }

        assertThat(raised).hasSizeGreaterThan(60);
        assertThat(known).containsAll(raised);
    }

    private static String source(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
