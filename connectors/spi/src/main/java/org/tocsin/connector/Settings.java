package org.tocsin.connector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of one channel, read by the connector that uses them. Reading never throws: what is wrong or missing is
 * recorded as a {@link Problem} and a harmless value returned, so that all problems are reported together. Not safe for
 * concurrent use.
 */
public final class Settings {
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|h)");

    /** A value of the file: a String, or a List of String; and the line it stands on. */
    public record Entry(Object value, int line) {}

    private final String place;
    private final int line;
    private final Map<String, Entry> entries;
    private final Path directory;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    /**
     * @param place where they stand, such as {@code channels[2].settings}
     * @param line the line that begins them
     * @param directory relative paths start here
     */
    public Settings(String place, int line, Map<String, Entry> entries, Path directory) {
        this.place = place;
        this.line = line;
        this.entries = Map.copyOf(entries);
        this.directory = directory;
    }

    /** Everything that is given, by key, as the file writes it: for showing. Secrets stand in files and so not among it. */
    public SortedMap<String, String> given() {
        SortedMap<String, String> given = new TreeMap<>();
        entries.forEach((key, entry) -> given.put(key, String.valueOf(entry.value())));
        return given;
    }

    /** A text that must be given; the empty text stands in for a missing one. */
    public String text(String key) {
        return required(key, "", value -> value);
    }

    public String text(String key, String otherwise) {
        return optional(key, value -> value).orElse(otherwise);
    }

    /** A list of texts; a single text counts as a list of one; absent means empty. */
    public List<String> texts(String key) {
        known.add(key);
        Entry entry = entries.get(key);
        if (entry == null) {
            return List.of();
        }
        if (entry.value() instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return List.of(String.valueOf(entry.value()));
    }

    public int number(String key, int least, int most) {
        return required(key, least, value -> inRange(value, least, most));
    }

    public int number(String key, int least, int most, int otherwise) {
        return optional(key, value -> inRange(value, least, most)).orElse(otherwise);
    }

    public boolean flag(String key, boolean otherwise) {
        return optional(key, Settings::trueOrFalse).orElse(otherwise);
    }

    /** A duration as {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h} or ISO 8601. */
    public Duration duration(String key, Duration otherwise) {
        return optional(key, Settings::durationOf).orElse(otherwise);
    }

    /** A constant of the enum, written in lower case with dashes. */
    public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        return optional(key, value -> constant(type, value)).orElse(otherwise);
    }

    /** A file that must exist. */
    public Path file(String key) {
        return required(key, directory, value -> {
            Path path = directory.resolve(value).normalize();
            if (!Files.isRegularFile(path)) {
                throw new IllegalArgumentException("there is no file " + path);
            }
            return path;
        });
    }

    /** A directory; it need not exist yet. */
    public Path directory(String key) {
        return required(key, directory, value -> directory.resolve(value).normalize());
    }

    /** A secret that stands alone in the file named by {@code <key>File}; never in the plan itself. */
    public String secret(String key) {
        return required(key + "File", "", value -> {
            Path path = directory.resolve(value).normalize();
            try {
                return Files.readString(path, StandardCharsets.UTF_8).strip();
            } catch (IOException e) {
                throw new IllegalArgumentException("the secret file " + path + " cannot be read", e);
            }
        });
    }

    /** For a check that spans keys or looks into files: records the problem at that key. */
    public void report(String key, String message) {
        Entry entry = entries.get(key);
        problems.add(new Problem(entry == null ? line : entry.line(), place + "." + key, message));
    }

    /** Everything found wrong so far, and each key that nobody read. */
    public List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                all.add(new Problem(
                        entry.line(),
                        place + "." + key,
                        "Unknown setting. Known here: "
                                + String.join(", ", known.stream().sorted().toList()) + "."));
            }
        });
        return all;
    }

    private <T> T required(String key, T otherwise, Function<String, T> convert) {
        if (!entries.containsKey(key)) {
            known.add(key);
            problems.add(new Problem(line, place + "." + key, "This setting is missing."));
            return otherwise;
        }
        return optional(key, convert).orElse(otherwise);
    }

    private <T> Optional<T> optional(String key, Function<String, T> convert) {
        known.add(key);
        Entry entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(convert.apply(String.valueOf(entry.value())));
        } catch (IllegalArgumentException e) {
            report(key, "Not usable: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    private static Integer inRange(String value, int least, int most) {
        int number;
        try {
            number = Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + value + "' is no whole number", e);
        }
        if (number < least || number > most) {
            throw new IllegalArgumentException(number + " is outside " + least + " to " + most);
        }
        return number;
    }

    private static Boolean trueOrFalse(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + value + "' is neither true nor false");
        };
    }

    /** @throws IllegalArgumentException when the text is no duration */
    public static Duration durationOf(String value) {
        Matcher matcher = SHORT_DURATION.matcher(value);
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                default -> Duration.ofHours(amount);
            };
        }
        try {
            return Duration.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + value + "' is no duration such as 500ms, 30s, 5m, 2h or PT90S", e);
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String value) {
        for (E constant : type.getEnumConstants()) {
            if (textOf(constant).equals(value)) {
                return constant;
            }
        }
        String all = String.join(
                ", ",
                Arrays.stream(type.getEnumConstants()).map(Settings::textOf).toList());
        throw new IllegalArgumentException("'" + value + "' is none of " + all);
    }

    private static String textOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
