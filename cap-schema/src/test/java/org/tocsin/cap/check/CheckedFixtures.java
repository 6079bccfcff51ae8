package org.tocsin.cap.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.Reading;
import org.tocsin.cap.geo.Gazetteer;

/** What reader and rules find in the messages under src/test/resources, a few minutes after they were sent. */
final class CheckedFixtures {
    static final Instant NOW = Instant.parse("2026-11-23T17:10:00Z");
    static final CheckSettings SETTINGS =
            CheckSettings.DEFAULT.withContacts(Set.of("+1 758 555 0100", "https://met.example/"));
    private static final Gazetteer ISLAND = code -> code.equals(new NamedValue("SAME", "099001"))
            ? Optional.of(new GeometryFactory().toGeometry(new Envelope(-61.2, -60.7, 13.6, 14.2)))
            : Optional.empty();

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

    static List<Finding> findings(Path file) {
        Reading reading = CapXml.read(bytes(file));
        List<Finding> findings = new ArrayList<>(reading.findings());
        if (reading instanceof Reading.Valid valid) {
            findings.addAll(CapRules.check(valid.message().alert(), NOW, settings(file)));
        }
        return findings;
    }

    /** Only the near miss of CAP-31 is checked with the place that its geocode names; others show that it is unknown. */
    private static CheckSettings settings(Path file) {
        return isPassing(file) && ruleOf(file).equals("CAP-31")
                ? SETTINGS.withGround(ISLAND, Optional.empty())
                : SETTINGS;
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
