package org.tocsin.sms.smpp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.tocsin.sms.smpp.CommandStatus.Meaning;

/** What each command_status means: the standard's codes from a table, and what one SMSC means by them. Immutable. */
public final class StatusTable {
    /** The table that comes with this program, command-status.csv. */
    public static final StatusTable STANDARD = read();

    private final Map<Integer, Meaning> meanings;
    private final Map<Integer, String> names;

    private StatusTable(Map<Integer, Meaning> meanings, Map<Integer, String> names) {
        this.meanings = Map.copyOf(meanings);
        this.names = Map.copyOf(names);
    }

    /** This table, but with other meanings for some codes. */
    public StatusTable with(Map<Integer, Meaning> overrides) {
        Map<Integer, Meaning> all = new HashMap<>(meanings);
        all.putAll(overrides);
        return new StatusTable(all, names);
    }

    /** A code that no table knows is transient: an unfamiliar SMSC must not burn recipients. */
    public Meaning meaning(CommandStatus status) {
        return meanings.getOrDefault(status.code(), Meaning.TRANSIENT);
    }

    /** Empty for a code that is not in the standard. */
    String name(CommandStatus status) {
        return names.getOrDefault(status.code(), "");
    }

    private static StatusTable read() {
        Map<Integer, Meaning> meanings = new HashMap<>();
        Map<Integer, String> names = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(StatusTable.class.getResourceAsStream("command-status.csv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] cells = line.split(",", 3);
                int code = Integer.decode(cells[0]);
                meanings.put(code, Meaning.valueOf(cells[1].toUpperCase(Locale.ROOT)));
                names.put(code, cells[2]);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("command-status.csv is part of this program", e);
        }
        return new StatusTable(meanings, names);
    }
}
