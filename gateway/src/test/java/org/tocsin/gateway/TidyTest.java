package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of STYLE.md that a test can check. */
class TidyTest {
    private static final int LONGEST_FILE = 300;
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Path THIS = Path.of("gateway/src/test/java/org/tocsin/gateway/TidyTest.java");

    /** Each line of these files that has the pattern, as file:line. */
    private static List<String> hits(List<Path> files, String regex) {
        Pattern pattern = Pattern.compile(regex);
        List<String> hits = new ArrayList<>();
        for (Path file : files) {
            if (file.endsWith(THIS)) {
                continue;
            }
            List<String> lines = Repository.text(file).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (pattern.matcher(lines.get(i)).find()) {
                    hits.add(Repository.root().relativize(file) + ":" + (i + 1));
                }
            }
        }
        return hits;
    }

    @Test
    void thereAreSourcesToLookAt() {
        assertThat(Repository.files(".java")).hasSizeGreaterThan(200);
        assertThat(Repository.mainSources()).hasSizeGreaterThan(150);
    }

    @Test
    void nobodySleeps() {
        assertThat(hits(Repository.files(".java"), "Thread\\.sleep|TimeUnit\\.[A-Z]+\\.sleep"))
                .isEmpty();
    }

    @Test
    void nothingIsLeftUnfinished() {
        assertThat(hits(Repository.files(".java"), "\\b(TODO|FIXME|XXX)\\b|@Disabled"))
                .isEmpty();
    }

    @Test
    void noMainFileIsOverThreeHundredLines() {
        assertThat(Repository.mainSources())
                .filteredOn(file -> Repository.text(file).lines().count() > LONGEST_FILE)
                .isEmpty();
    }

    @Test
    void routesUseNothingThatCommitsHalfATransaction() {
        List<Path> routes = Repository.mainSources().stream()
                .filter(file -> file.toString().contains("/org/tocsin/route/"))
                .toList();
        assertThat(routes).isNotEmpty();
        assertThat(
                        hits(
                                routes,
                                "handled\\(true\\)|continued\\(true\\)|parallelProcessing|deadLetterChannel|doTry\\(|wireTap|\"seda:"))
                .isEmpty();
    }

    @Test
    void everyRouteIsOneClassOfAtMostOneScreenOrTwo() {
        List<Path> routes = Repository.mainSources().stream()
                .filter(file -> file.toString().endsWith("Route.java"))
                .toList();
        assertThat(routes).hasSizeGreaterThan(4);
        assertThat(routes)
                .filteredOn(file -> Repository.text(file).lines().count() > 100)
                .isEmpty();
    }

    @Test
    void noClassIsCalledManagerHelperUtilOrImpl() {
        assertThat(Repository.files(".java"))
                .filteredOn(file -> file.getFileName().toString().matches(".*(Manager|Helper|Utils?|Impl)\\.java"))
                .isEmpty();
    }

    @Test
    void headerNamesStandInEnvelopeAlone() {
        List<Path> others = Repository.mainSources().stream()
                .filter(file ->
                        !file.endsWith("Envelope.java") && file.toString().contains("/org/tocsin/"))
                .toList();
        assertThat(hits(others, "\"tocsin_\\w")).isEmpty();
    }

    @Test
    void everyPackageOfMainCodeIsNullMarked() {
        assertThat(Repository.mainSources().stream().map(Path::getParent).distinct())
                .allSatisfy(folder -> assertThat(Repository.text(folder.resolve("package-info.java")))
                        .contains("@NullMarked"));
    }

    @Test
    void thereAreNoTabs() {
        assertThat(hits(
                        Stream.of(".java", ".xml", ".yaml", ".md")
                                .flatMap(ending -> Repository.files(ending).stream())
                                .toList(),
                        "\t"))
                .isEmpty();
    }

    @Test
    void everyRelativeLinkOfADocumentLeadsSomewhere() {
        List<String> dead = new ArrayList<>();
        for (Path document : Repository.files(".md")) {
            Matcher matcher = LINK.matcher(Repository.text(document));
            while (matcher.find()) {
                String target = matcher.group(1);
                if (!target.contains(":") && !Files.exists(document.resolveSibling(target))) {
                    dead.add(Repository.root().relativize(document) + " → " + target);
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void everyConnectorHasItsPage() {
        for (String connector : new String[] {"cell-broadcast", "sms", "broadcast-media", "web-feed"}) {
            assertThat(Repository.root().resolve("docs/connectors/" + connector + ".md"))
                    .isRegularFile();
        }
    }

    @Test
    void theDocumentsOfTheRepositoryAreThere() {
        for (String name : new String[] {
            "README.md", "ARCHITECTURE.md", "STYLE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "LICENSE"
        }) {
            assertThat(Repository.root().resolve(name)).isRegularFile();
        }
    }
}
