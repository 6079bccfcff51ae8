package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lines of STYLE.md that a program can check. A finding names file and line. */
class TidyTest {
    private static final int MOST_LINES = 300;
    private static final int MOST_LINES_OF_A_ROUTE = 100;
    private static final int MOST_LINES_OF_A_DECISION = 60;
    private static final String JAVA = ".*/src/.*\\.java";
    private static final String MAIN_JAVA = ".*/src/main/.*\\.java";
    private static final String WRITTEN =
            "(?!.*/src/test/resources/).*\\.(java|xml|yaml|yml|json|sql|css|html|md|sh|properties)"
                    + "|tocsin|test-peers/test|\\.ci/run";
    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*\\]\\(([^)\\s]+)\\)|<img[^>]*src=\"([^\"]+)\"");
    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+(?:Test|IT|Contract))\\.(\\w+)`");
    private static final TidyTestTree TREE = TidyTestTree.read();

    @Test
    void nothingSleeps() {
        assertThat(TREE.found(TREE.matching(JAVA), "\\bsleep\\s*\\(")).isEmpty();
    }

    @Test
    void nothingIsLeftToDoLater() {
        String notes = "\\b(TO[D]O|FIX[M]E|XX[X])\\b";
        assertThat(TREE.found(TREE.matching("(?!.*\\.md)(" + WRITTEN + ")"), notes))
                .isEmpty();
    }

    @Test
    void noTestIsSwitchedOff() {
        assertThat(TREE.found(TREE.matching(JAVA), "^\\s*@(Disabled|Ignore)\\b"))
                .isEmpty();
    }

    @Test
    void noMainClassIsLong() {
        assertThat(TREE.matching(MAIN_JAVA)).isNotEmpty();
        assertThat(longer(TREE.matching(MAIN_JAVA), MOST_LINES)).isEmpty();
    }

    /** Each of these was seen to commit half a fan-out, to duplicate, or to hide a failure from the broker. */
    @Test
    void routesUseNothingThatCommitsHalfATransaction() {
        String breakers = "handled\\(true\\)|continued\\(true\\)|parallelProcessing|deadLetterChannel|doTry\\(|wireTap"
                + "|\"seda:|\\.threads\\(|(?<![A-Za-z])onException\\(|maximumRedeliveries";
        assertThat(TREE.found(TREE.matching("(routes|gateway)/src/main/.*\\.java"), breakers))
                .isEmpty();
    }

    @Test
    void aRouteFitsOnAPage() {
        List<Path> routes = TREE.matching("routes/src/main/.*Route\\.java");
        assertThat(routes).hasSizeGreaterThan(4);
        assertThat(longer(routes, MOST_LINES_OF_A_ROUTE)).isEmpty();
    }

    @Test
    void classesAreNamedForWhatTheyAre() {
        assertThat(TREE.matching(".*(Manager|Helper|Util|Utils|Impl)\\.java")).isEmpty();
    }

    @Test
    void headersAreNamedInTheEnvelopeAlone() {
        List<Path> others = TREE.matching("(?!.*/Envelope\\.java)" + MAIN_JAVA);
        assertThat(TREE.found(others, "\"tocsin_")).isEmpty();
    }

    @Test
    void nullIsNoValueInAnyMainPackage() {
        List<Path> packages = TREE.matching(MAIN_JAVA).stream()
                .map(Path::getParent)
                .distinct()
                .toList();
        assertThat(packages).isNotEmpty();
        List<Path> infos = packages.stream()
                .map(folder -> folder.resolve("package-info.java"))
                .toList();
        assertThat(missing(infos)).isEmpty();
        assertThat(infos)
                .allSatisfy(
                        info -> assertThat(TREE.text(info)).as(info.toString()).contains("@NullMarked"));
    }

    @Test
    void noFileHasTabs() {
        assertThat(TREE.found(TREE.matching(WRITTEN), "\t")).isEmpty();
    }

    @Test
    void noSourceSpeaksOfTheMachineItWasWrittenOn() {
        assertThat(TREE.found(TREE.matching(WRITTEN), "/(work|home|Users|root)/\\w"))
                .isEmpty();
    }

    @Test
    void everyRelativeLinkLeadsToAFile() {
        assertThat(TREE.matching(".*\\.md").stream()
                        .flatMap(page -> deadLinks(page).stream())
                        .toList())
                .isEmpty();
    }

    @Test
    void everyConnectorHasItsPage() {
        List<Path> pages = TREE.matching("connectors/(?!spi/|simulators/)[^/]+/pom\\.xml").stream()
                .map(pom -> Path.of("docs/connectors", pom.getParent().getFileName() + ".md"))
                .toList();
        assertThat(pages).isNotEmpty();
        assertThat(missing(pages)).isEmpty();
    }

    @Test
    void thePagesThatPeopleLookForAreThere() {
        assertThat(missing(Stream.of(
                                "README.md",
                                "ARCHITECTURE.md",
                                "STYLE.md",
                                "CONTRIBUTING.md",
                                "SECURITY.md",
                                "CHANGELOG.md",
                                "LICENSE")
                        .map(Path::of)
                        .toList()))
                .isEmpty();
    }

    @Test
    void decisionsAreShort() {
        assertThat(TREE.matching("docs/adr/.*\\.md")).isNotEmpty();
        assertThat(longer(TREE.matching("docs/adr/.*\\.md"), MOST_LINES_OF_A_DECISION))
                .isEmpty();
    }

    /** ARCHITECTURE.md says of each invariant which test tries to break it; the page must not promise tests that are gone. */
    @Test
    void everyTestThatADocumentNamesExists() {
        var tests = TREE.matching(".*/src/test/.*\\.java").stream()
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString().replace(".java", ""), TREE::text, String::concat));
        List<String> gone = TREE.matching("(ARCHITECTURE|README|docs/.*)\\.md").stream()
                .flatMap(page -> NAMED_TEST.matcher(TREE.text(page)).results())
                .filter(name -> !tests.getOrDefault(name.group(1), "").contains(" " + name.group(2) + "("))
                .map(MatchResult::group)
                .toList();
        assertThat(gone).isEmpty();
    }

    private static List<Path> missing(List<Path> wanted) {
        return wanted.stream().filter(file -> !TREE.files().contains(file)).toList();
    }

    private static List<String> longer(List<Path> files, int most) {
        return files.stream()
                .filter(file -> TREE.lines(file).size() > most)
                .map(file -> file + ": " + TREE.lines(file).size() + " lines")
                .toList();
    }

    private static List<String> deadLinks(Path page) {
        List<String> dead = new ArrayList<>();
        Matcher links = LINK.matcher(TREE.text(page).replaceAll("(?s)```.*?```", ""));
        while (links.find()) {
            String target = links.group(1) == null ? links.group(2) : links.group(1);
            String path = target.replaceFirst("#.*", "");
            Path folder = TREE.root().resolve(page).getParent();
            if (!path.isEmpty() && !path.matches("[a-z]+:.*") && !Files.exists(folder.resolve(path))) {
                dead.add(page + ": " + target);
            }
        }
        return dead;
    }
}
