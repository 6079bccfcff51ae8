package org.tocsin.route.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.geo.Places;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Problem;
import org.tocsin.connector.Settings;

/** Reads a plan file. What is wrong with it is told all together, each with its line. */
public final class PlanFile {
    private static final long QUEUE_LIMIT = 200_000;

    /** Reads the settings of a channel as its connector will, so that their problems show; connects to nothing. */
    @FunctionalInterface
    public interface SettingsCheck {
        void check(Channel channel, Settings settings);
    }

    /** A plan, or else what keeps the file from being one. */
    public record PlanReading(Optional<Plan> plan, List<Problem> problems) {
        public PlanReading {
            problems = List.copyOf(problems);
        }
    }

    private PlanFile() {}

    public static PlanReading read(Path file, SettingsCheck settingsCheck) {
        YamlMap root = YamlDocument.open(file);
        if (!root.document().isReadable()) {
            return new PlanReading(Optional.empty(), root.document().problems());
        }
        Places gazetteer = GazetteerSection.read(root);
        List<PlanArea> areas = AreaSection.read(root, gazetteer);
        List<PlannedChannel> channels = ChannelSection.read(root, settingsCheck);
        List<Authority> authorities = AuthoritySection.read(root, areas, channels);
        List<Operator> operators = OperatorSection.read(root, authorities);
        List<Rule> rules = RuleSection.read(root, areas, channels);
        YamlMap defaults = root.map("defaults");
        Plan plan = new Plan(
                root.text("name"),
                version(file),
                defaults.value("lifetime", Duration.ofHours(6), Settings::durationOf),
                defaults.value("future-skew", Duration.ofMinutes(10), Settings::durationOf),
                defaults.value("queue-limit", QUEUE_LIMIT, PlanFile::queueLimit),
                areas,
                GazetteerSection.withAreas(gazetteer, areas),
                authorities,
                operators,
                ContactSection.read(root),
                channels,
                rules);
        defaults.finish();
        root.finish();
        List<Problem> problems = root.document().problems().stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .toList();
        return new PlanReading(problems.isEmpty() ? Optional.of(plan) : Optional.empty(), problems);
    }

    private static Long queueLimit(String text) {
        if (!text.matches("[1-9][0-9]{0,9}")) {
            throw new IllegalArgumentException("'" + text + "' is no number of messages, 1 or more");
        }
        return Long.valueOf(text);
    }

    private static String version(Path file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException e) {
            return "unreadable";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
