package org.tocsin.sms.recipient;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Reads recipients from CSV in UTF-8 whose first line names the columns ({@link RecipientRow}). What is wrong is told by its
 * line and never shows a number.
 */
public final class RegistryCsv {
    private static final int MOST_PROBLEMS = 1000;

    private final RecipientRow.Rules rules;
    private final BiFunction<Integer, Recipient, Optional<String>> taker;
    private final List<String> problems = new ArrayList<>();
    private int rows;
    private int faults;

    /**
     * What came of reading.
     *
     * @param problems the first thousand
     * @param faults how many there are in all
     */
    public record Reading(int rows, List<String> problems, int faults) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /** Recipients of a file that is itself the registry; with problems, without the rows at fault. */
    public record FileReading(RecipientRegistry registry, List<String> problems) {
        public FileReading {
            problems = List.copyOf(problems);
        }
    }

    private RegistryCsv(RecipientRow.Rules rules, BiFunction<Integer, Recipient, Optional<String>> taker) {
        this.rules = rules;
        this.taker = taker;
    }

    /**
     * @param taker is given each sound row with its line, and says what is wrong with it all the same
     * @throws IOException when the stream fails
     */
    public static Reading read(
            InputStream in, RecipientRow.Rules rules, BiFunction<Integer, Recipient, Optional<String>> taker)
            throws IOException {
        RegistryCsv csv = new RegistryCsv(rules, taker);
        try {
            csv.rows(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), 64 * 1024));
        } catch (CharacterCodingException e) {
            csv.problem("The file cannot be read as UTF-8 behind row " + csv.rows + ".");
        }
        return new Reading(csv.rows, csv.problems, csv.faults);
    }

    /** Only says what is wrong, numbers that stand twice among it. @throws IOException when the stream fails */
    public static Reading check(InputStream in, RecipientRow.Rules rules) throws IOException {
        return read(in, rules, RecipientRegistry.empty().begin(RegistryImport.Mode.MERGE)::add);
    }

    /** Reads a file that is itself the registry. */
    public static FileReading read(Path file, RecipientRow.Rules rules) {
        RecipientRegistry empty = RecipientRegistry.empty();
        RegistryImport rows = empty.begin(RegistryImport.Mode.MERGE);
        List<String> problems = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            Reading reading = read(in, rules, rows::add);
            problems.addAll(reading.problems());
        } catch (IOException e) {
            problems.add("The file cannot be read: " + e + ".");
        }
        return new FileReading(RecipientRegistry.inMemory(rows.draft().table()), problems);
    }

    private void rows(BufferedReader reader) throws IOException {
        Optional<RecipientRow> columns = RecipientRow.columns(reader.readLine(), rules, this::problem);
        if (columns.isEmpty()) {
            return;
        }
        int line = 1;
        for (String row = reader.readLine(); row != null; row = reader.readLine()) {
            line++;
            if (!row.isBlank()) {
                rows++;
                int number = line;
                columns.get()
                        .recipient(line, row.split(",", -1), this::problem)
                        .flatMap(recipient -> taker.apply(number, recipient))
                        .ifPresent(this::problem);
            }
        }
    }

    private void problem(String sentence) {
        faults++;
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(sentence);
        }
    }
}
