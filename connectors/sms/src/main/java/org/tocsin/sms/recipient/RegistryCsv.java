package org.tocsin.sms.recipient;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the recipients from a CSV file in UTF-8 whose first line is {@code number,latitude,longitude,language}: E.164
 * digits without plus sign, WGS 84 degrees, and a language tag, which may be empty. What is wrong is told by its line and
 * never shows a number.
 */
public final class RegistryCsv {
    private static final String HEADER = "number,latitude,longitude,language";
    private static final int COLUMNS = 4;

    /** ITU-T E.164: at most 15 digits, no country code begins with 0. */
    private static final Pattern E164 = Pattern.compile("[1-9][0-9]{6,14}");

    private static final Pattern LANGUAGE = Pattern.compile("([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?");

    private final RegistryRows rows = new RegistryRows();
    private final List<String> problems = new ArrayList<>();

    /** What came of reading; with problems the registry lacks the rows at fault. */
    public record Reading(RecipientRegistry registry, List<String> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    private RegistryCsv() {}

    public static Reading read(Path file) {
        RegistryCsv csv = new RegistryCsv();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            csv.rows(reader);
        } catch (IOException e) {
            csv.problems.add("The file cannot be read as UTF-8: " + e + ".");
        }
        csv.problems.addAll(csv.rows.duplicates());
        return new Reading(csv.rows.registry(), csv.problems);
    }

    private void rows(BufferedReader reader) throws IOException {
        String header = reader.readLine();
        if (header == null || !withoutMark(header).strip().equals(HEADER)) {
            problems.add("Line 1 must be the header " + HEADER + ".");
            return;
        }
        int line = 1;
        for (String row = reader.readLine(); row != null; row = reader.readLine()) {
            line++;
            if (!row.isBlank()) {
                row(line, row.split(",", -1));
            }
        }
    }

    private void row(int line, String[] cells) {
        if (cells.length != COLUMNS) {
            problems.add("Line " + line + " has " + cells.length + " columns instead of " + COLUMNS + ".");
            return;
        }
        String number = cells[0].strip();
        double latitude = degrees(cells[1], 90);
        double longitude = degrees(cells[2], 180);
        String language = cells[3].strip();
        if (!E164.matcher(number).matches()) {
            problems.add(
                    "Line " + line + ": the number is not 7 to 15 digits with country code and without plus sign.");
        } else if (Double.isNaN(latitude)) {
            problems.add("Line " + line + ": the latitude is no number from -90 to 90.");
        } else if (Double.isNaN(longitude)) {
            problems.add("Line " + line + ": the longitude is no number from -180 to 180.");
        } else if (!LANGUAGE.matcher(language).matches()) {
            problems.add("Line " + line + ": the language is no language tag such as en or es-MX.");
        } else {
            rows.add(line, Long.parseLong(number), latitude, longitude, language);
        }
    }

    private static double degrees(String cell, double most) {
        try {
            double degrees = Double.parseDouble(cell.strip());
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
