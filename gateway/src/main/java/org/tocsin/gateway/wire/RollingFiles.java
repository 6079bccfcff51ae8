package org.tocsin.gateway.wire;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Lines of text in numbered files of a folder, the oldest of which goes when there is no more room. Written by one thread;
 * may be read meanwhile by others.
 */
final class RollingFiles implements AutoCloseable {
    private static final String ENDING = ".jsonl";

    private final Path folder;
    private final long fileOctets;
    private final int files;
    private Optional<BufferedWriter> open = Optional.empty();
    private long written;

    /**
     * @param fileOctets after that many a new file begins
     * @param files that are kept; together they bound the room
     */
    RollingFiles(Path folder, long fileOctets, int files) {
        this.folder = folder;
        this.fileOctets = fileOctets;
        this.files = files;
    }

    void write(String line) throws IOException {
        if (open.isEmpty() || written >= fileOctets) {
            roll();
        }
        BufferedWriter writer = open.orElseThrow();
        writer.write(line);
        writer.newLine();
        written += line.getBytes(StandardCharsets.UTF_8).length + 1L;
    }

    /** Hands what was written to the operating system. */
    void flush() throws IOException {
        if (open.isPresent()) {
            open.get().flush();
        }
    }

    /** The last lines that fit, oldest first, at most so many. A line that a crash has cut is left out. */
    List<String> last(int most, Predicate<String> fits) throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> all = all();
        for (int i = all.size() - 1; i >= 0 && found.size() < most; i--) {
            List<String> older = lines(all.get(i)).stream().filter(fits).toList();
            int room = most - found.size();
            found.addAll(0, older.subList(Math.max(0, older.size() - room), older.size()));
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            open.get().close();
            open = Optional.empty();
        }
    }

    private void roll() throws IOException {
        close();
        Files.createDirectories(folder);
        List<Path> all = all();
        long next = all.isEmpty() ? 1 : number(all.get(all.size() - 1)) + 1;
        open = Optional.of(Files.newBufferedWriter(
                folder.resolve(String.format(Locale.ROOT, "%010d", next) + ENDING),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE_NEW));
        written = 0;
        for (int i = 0; i <= all.size() - files; i++) {
            Files.deleteIfExists(all.get(i));
        }
    }

    private List<Path> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> file.getFileName().toString().matches("\\d{10}\\.jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private static long number(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - ENDING.length()));
    }

    private static List<String> lines(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.endsWith("}")) {
                    lines.add(line);
                }
            }
            return lines;
        } catch (NoSuchFileException e) {
            // It was the oldest, and has just gone.
            return List.of();
        }
    }
}
