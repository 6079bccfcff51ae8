package org.tocsin.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The files of the repository that people write: what is built or kept at run time is left out. */
record TidyTestTree(Path root, List<Path> files) {
    private static final Set<String> LEFT_OUT = Set.of("target", ".git", ".idea", ".settings", ".vscode");

    TidyTestTree {
        files = List.copyOf(files);
    }

    static TidyTestTree read() {
        Path root = root(Path.of("").toAbsolutePath());
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean data = folder.equals(root.resolve("data"));
                    return data || LEFT_OUT.contains(String.valueOf(folder.getFileName()))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(root.relativize(file));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The repository cannot be read.", e);
        }
        return new TidyTestTree(root, files);
    }

    /** Files whose path from the root, with slashes, matches. */
    List<Path> matching(String pattern) {
        Predicate<String> matches = Pattern.compile(pattern).asMatchPredicate();
        return files.stream().filter(file -> matches.test(name(file))).sorted().toList();
    }

    List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    String text(Path file) {
        try {
            return Files.readString(root.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not UTF-8 or cannot be read.", e);
        }
    }

    /** Each line of those files in which the pattern is found, as {@code file:line: text}. */
    List<String> found(List<Path> where, String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return where.stream().flatMap(file -> found(file, compiled)).toList();
    }

    private Stream<String> found(Path file, Pattern pattern) {
        List<String> lines = lines(file);
        return IntStream.range(0, lines.size())
                .filter(i -> pattern.matcher(lines.get(i)).find())
                .mapToObj(i -> name(file) + ":" + (i + 1) + ": " + lines.get(i).strip());
    }

    static String name(Path file) {
        return file.toString().replace('\\', '/');
    }

    private static Path root(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("tocsin")) && Files.isDirectory(folder.resolve("cap-schema"))) {
                return folder;
            }
        }
        throw new IllegalStateException("No folder above " + start + " is the repository.");
    }
}
