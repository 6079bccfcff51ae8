package org.tocsin.sms;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.connector.Settings;
import org.tocsin.sms.recipient.RecipientRegistry;
import org.tocsin.sms.recipient.RecipientRow;
import org.tocsin.sms.recipient.RegistryCsv;
import org.tocsin.sms.recipient.RegistryFolder;
import org.tocsin.sms.recipient.RegistryKey;

/**
 * How a channel's recipients are kept: in an encrypted registry that operators fill, or as a CSV file that is read at the start.
 *
 * @param csv the file that is the registry; empty when operators fill it
 * @param key of the registry that operators fill
 * @param consentRequired whether nobody is taken without a consent
 * @param withdrawnRetention how long the number of one who withdrew is kept; after it only a keyed hash
 * @param leastShare of an area code's ground that an alert must cover to reach those known by that code alone, 0 to 1
 * @param replies what phones may answer
 */
public record RegistrySettings(
        Optional<Path> csv,
        Optional<RegistryKey> key,
        boolean consentRequired,
        Duration withdrawnRetention,
        double leastShare,
        ReplyWords replies) {
    private static final int MOST_TOLD_PROBLEMS = 20;
    private static final int PERCENT = 100;

    static RegistrySettings from(Settings settings) {
        boolean keyed = !settings.text("registry-key-file", "").isEmpty();
        if (keyed && !settings.text("recipients", "").isEmpty()) {
            settings.report(
                    "recipients", "Either a CSV file or registry-key-file: with a key, recipients are imported.");
        }
        return new RegistrySettings(
                keyed ? Optional.empty() : Optional.of(settings.file("recipients")),
                keyed ? key(settings) : Optional.empty(),
                settings.flag("consent-required", false),
                settings.duration("withdrawn-retention", Duration.ofDays(30)),
                settings.number("area-code-share", 1, PERCENT, PERCENT) / (double) PERCENT,
                new ReplyWords(
                        words(settings, "stop-words", List.of("STOP")), words(settings, "start-words", List.of())));
    }

    /** What rows are held against at that moment. */
    public RecipientRow.Rules rules(Instant now) {
        return new RecipientRow.Rules(now, consentRequired);
    }

    /** The rows of the CSV file, kept nowhere; what is wrong with them is told to the settings. */
    RecipientRegistry rows(Settings settings) {
        if (csv.isEmpty() || !Files.isRegularFile(csv.get())) {
            return RecipientRegistry.empty();
        }
        RegistryCsv.FileReading reading = RegistryCsv.read(csv.get(), rules(Instant.now()));
        List<String> problems = reading.problems();
        problems.stream().limit(MOST_TOLD_PROBLEMS).forEach(problem -> settings.report("recipients", problem));
        if (problems.size() > MOST_TOLD_PROBLEMS) {
            settings.report("recipients", problems.size() - MOST_TOLD_PROBLEMS + " more problems in this file.");
        }
        return reading.registry();
    }

    RecipientRegistry open(Path folder, String channel, RecipientRegistry rows) {
        RegistryFolder registries = new RegistryFolder(folder);
        return key.isPresent() ? registries.keyed(channel, key.get()) : registries.following(rows, channel);
    }

    private static Optional<RegistryKey> key(Settings settings) {
        Path file = settings.file("registry-key-file");
        try {
            return Files.isRegularFile(file) ? Optional.of(RegistryKey.read(file)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            settings.report("registry-key-file", "Not usable: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    private static List<String> words(Settings settings, String key, List<String> otherwise) {
        List<String> given = settings.texts(key);
        if (given.stream().anyMatch(String::isBlank)) {
            settings.report(key, "A word is empty.");
        }
        return given.isEmpty() ? otherwise : given.stream().map(String::strip).toList();
    }
}
