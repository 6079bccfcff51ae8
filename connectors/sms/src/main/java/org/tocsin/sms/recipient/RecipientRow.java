package org.tocsin.sms.recipient;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads one recipient from the texts of its columns, wherever they come from: a line of a file, or fields of a request. Faults
 * name what is wrong and never show the number.
 */
public final class RecipientRow {
    static final String NO_NUMBER = "the number is not 7 to 15 digits with country code and without plus sign.";

    private static final List<String> COLUMNS =
            List.of("number", "latitude", "longitude", "language", "area-codes", "flags", "consent", "consent-source");

    /** ITU-T E.164: at most 15 digits, no country code begins with 0. */
    private static final Pattern E164 = Pattern.compile("[1-9][0-9]{6,14}");

    private static final Pattern LANGUAGE = Pattern.compile("([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?");
    private static final Pattern AREA_CODE = Pattern.compile("\\S{1,64} \\S.{0,63}");
    private static final int MOST_AREA_CODES = 50;
    private static final int MOST_SOURCE = 100;
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private final List<String> order;
    private final Rules rules;

    /**
     * What rows are held against.
     *
     * @param now no consent is from later than a day after it
     * @param consentRequired whether a row without consent is at fault
     */
    public record Rules(Instant now, boolean consentRequired) {}

    private RecipientRow(List<String> order, Rules rules) {
        this.order = order;
        this.rules = rules;
    }

    /** Of all columns in the usual order. */
    public static RecipientRow usual(Rules rules) {
        return new RecipientRow(COLUMNS, rules);
    }

    /** Whether that is a number as the registry takes it: digits with country code and without plus sign. */
    public static boolean isNumber(String text) {
        return E164.matcher(text).matches();
    }

    /** What stands in that column for somebody. */
    static String text(Recipient recipient, String column) {
        return switch (column) {
            case "number" -> recipient.number();
            case "latitude" ->
                recipient.position().map(at -> Double.toString(at.latitude())).orElse("");
            case "longitude" ->
                recipient.position().map(at -> Double.toString(at.longitude())).orElse("");
            case "language" -> recipient.language();
            case "area-codes" -> String.join(";", recipient.areaCodes());
            case "flags" ->
                String.join(
                        ";", recipient.flags().stream().map(Flag::text).sorted().toList());
            case "consent" ->
                recipient.consent().map(consent -> consent.at().toString()).orElse("");
            case "consent-source" -> recipient.consent().map(Consent::source).orElse("");
            default -> throw new IllegalArgumentException("no column " + column);
        };
    }

    /** The columns that a first line names, in any order; empty when they are no columns, which is told. */
    static Optional<RecipientRow> columns(
            @org.jspecify.annotations.Nullable String header, Rules rules, Consumer<String> problems) {
        List<String> names = header == null
                ? List.of()
                : Arrays.stream(withoutMark(header).split(",", -1))
                        .map(String::strip)
                        .toList();
        boolean known = COLUMNS.containsAll(names) && names.stream().distinct().count() == names.size();
        if (known && names.contains("number") && names.contains("latitude") == names.contains("longitude")) {
            return Optional.of(new RecipientRow(names, rules));
        }
        problems.accept("Line 1 must name the columns: number, and any of " + String.join(", ", COLUMNS.subList(1, 8))
                + "; latitude and longitude together.");
        return Optional.empty();
    }

    /** The recipient of one row; empty when something is wrong, which is told with the line. */
    Optional<Recipient> recipient(int line, String[] cells, Consumer<String> problems) {
        if (cells.length != order.size()) {
            problems.accept("Line " + line + " has " + cells.length + " columns instead of " + order.size() + ".");
            return Optional.empty();
        }
        return recipient(
                name -> {
                    int column = order.indexOf(name);
                    return column < 0 ? "" : cells[column].strip();
                },
                fault -> problems.accept("Line " + line + ": " + fault));
    }

    /** The recipient of these texts by column; empty when something is wrong, which is told. */
    public Optional<Recipient> recipient(Function<String, String> texts, Consumer<String> faults) {
        String number = texts.apply("number");
        String language = texts.apply("language");
        List<String> codes = split(texts.apply("area-codes"));
        Optional<Position> position = Optional.empty();
        Optional<Set<Flag>> flags = flags(split(texts.apply("flags")));
        Optional<String> fault;
        if (!isNumber(number)) {
            fault = Optional.of(NO_NUMBER);
        } else {
            String latitude = texts.apply("latitude");
            String longitude = texts.apply("longitude");
            fault = placeFault(latitude, longitude, codes);
            if (fault.isEmpty() && !latitude.isEmpty()) {
                position = Optional.of(new Position(degrees(latitude, 90), degrees(longitude, 180)));
            }
        }
        fault = fault.or(() -> LANGUAGE.matcher(language).matches()
                ? Optional.empty()
                : Optional.of("the language is no language tag such as en or es-MX."));
        fault = fault.or(() -> flags.isPresent()
                ? Optional.empty()
                : Optional.of("the flags are none of vulnerable and priority, divided by a semicolon."));
        fault = fault.or(() -> consentFault(texts.apply("consent"), texts.apply("consent-source")));
        if (fault.isPresent()) {
            faults.accept(fault.get());
            return Optional.empty();
        }
        String source = texts.apply("consent-source");
        return Optional.of(new Recipient(
                number,
                position,
                language,
                codes,
                flags.orElseThrow(),
                instant(texts.apply("consent")).map(at -> new Consent(at, source)),
                Optional.empty()));
    }

    private static Optional<String> placeFault(String latitude, String longitude, List<String> codes) {
        boolean located = !latitude.isEmpty() || !longitude.isEmpty();
        if (located && Double.isNaN(degrees(latitude, 90))) {
            return Optional.of("the latitude is no number from -90 to 90.");
        }
        if (located && Double.isNaN(degrees(longitude, 180))) {
            return Optional.of("the longitude is no number from -180 to 180.");
        }
        if (codes.size() > MOST_AREA_CODES
                || !codes.stream().allMatch(code -> AREA_CODE.matcher(code).matches())) {
            return Optional.of(
                    "the area codes are not NAME VALUE of at most 64 characters each, divided by semicolons, and"
                            + " at most " + MOST_AREA_CODES + ".");
        }
        return located || !codes.isEmpty()
                ? Optional.empty()
                : Optional.of("there is neither a position nor an area code.");
    }

    private Optional<String> consentFault(String consent, String source) {
        Optional<Instant> at = instant(consent);
        if (at.isEmpty() && (!consent.isEmpty() || rules.consentRequired())) {
            return Optional.of("the consent is no time with its offset such as 2026-11-23T18:00:00Z.");
        }
        if (at.isPresent() && at.get().isAfter(rules.now().plus(CLOCK_SKEW))) {
            return Optional.of("the consent lies in the future.");
        }
        return source.length() > MOST_SOURCE
                ? Optional.of("the source of the consent is longer than " + MOST_SOURCE + " characters.")
                : Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            Instant.ofEpochSecond(OffsetDateTime.parse(text).toEpochSecond()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Set<Flag>> flags(List<String> texts) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        texts.stream().flatMap(text -> Flag.of(text).stream()).forEach(flags::add);
        return flags.size() == texts.stream().distinct().count() ? Optional.of(flags) : Optional.empty();
    }

    private static List<String> split(String cell) {
        List<String> texts = new ArrayList<>();
        Stream.of(cell.split(";", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .forEach(texts::add);
        return texts;
    }

    private static double degrees(String cell, double most) {
        try {
            double degrees = Double.parseDouble(cell);
            return Math.abs(degrees) <= most ? degrees : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    // Spreadsheets put a byte order mark in front.
    private static String withoutMark(String header) {
        return header.startsWith("\uFEFF") ? header.substring(1) : header;
    }
}
