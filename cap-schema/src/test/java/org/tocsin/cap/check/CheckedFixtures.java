package org.tocsin.cap.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;

/** What reader and rules find in the messages under src/test/resources, a few minutes after they were sent. */
final class CheckedFixtures {
    static final Instant NOW = Instant.parse("2026-11-23T17:10:00Z");
    static final CheckSettings SETTINGS =
            CheckSettings.DEFAULT.withContacts(Set.of("+1 758 555 0100", "https://met.example/"));

    /** The gazetteer and the limit that the fixtures about ground are written for. */
    private static final CheckSettings GROUND = SETTINGS.withGround(GroundRulesTest.ISLAND, Optional.empty())
            .withVertexLimit(Optional.of(GroundRulesTest.MOST_VERTICES));

    private static final Set<String> ABOUT_GROUND = Set.of("CAP-27", "CAP-28", "CAP-31", "CAP-32");

    private static final Path ROOT = Path.of("src/test/resources/org/tocsin/cap");

    private CheckedFixtures() {}

    static List<Path> failing() {
        return all().filter(file -> !isPassing(file)).toList();
    }

    /** Near misses; the name begins with the rule that they keep to. */
    static List<Path> passing() {
        return all().filter(CheckedFixtures::isPassing).toList();
    }

    static String ruleOf(Path passing) {
        return passing.getFileName().toString().replaceFirst("^([A-Z]+-\\d\\d)-.*", "$1");
    }

    /** A near miss of a rule about ground is checked with ground known, a fault both with and without. */
    static List<Finding> findings(Path file) {
        if (isPassing(file)) {
            return findings(file, ABOUT_GROUND.contains(ruleOf(file)) ? GROUND : SETTINGS);
        }
        return Stream.of(SETTINGS, GROUND)
                .flatMap(settings -> findings(file, settings).stream())
                .toList();
    }

    private static List<Finding> findings(Path file, CheckSettings settings) {
        return CapRules.check(CapXml.read(bytes(file)), NOW, settings);
    }

    private static boolean isPassing(Path file) {
        return file.getParent().endsWith("passing");
    }

    private static Stream<Path> all() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
