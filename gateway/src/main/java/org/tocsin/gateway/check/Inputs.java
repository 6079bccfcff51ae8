package org.tocsin.gateway.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What the command line names: files as they are, folders with all messages below them, standard input. */
public final class Inputs {
    private Inputs() {}

    /**
     * In the order of the arguments, each folder's messages ({@code *.xml}, {@code *.cap}) sorted by path. What cannot be
     * opened, and a folder without messages, is among them and says so when it is read. Symbolic links below a folder are
     * not followed to folders.
     */
    public static List<Input> find(List<Path> arguments, InputStream standard) {
        List<Input> inputs = new ArrayList<>();
        for (Path path : arguments) {
            if (path.toString().equals(Input.STANDARD)) {
                inputs.add(Input.standard(standard));
            } else if (Files.isDirectory(path)) {
                inputs.addAll(below(path));
            } else {
                inputs.add(Input.file(path));
            }
        }
        return inputs;
    }

    private static List<Input> below(Path folder) {
        List<Input> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new Collector(found));
        } catch (IOException e) {
            throw new UncheckedIOException("the collector throws nothing", e);
        }
        if (found.isEmpty()) {
            return List.of(
                    Input.unreadable(folder, new IOException("there is no *.xml and no *.cap below this folder")));
        }
        found.sort(Comparator.comparing(Input::name));
        return found;
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final List<Input> found;

        Collector(List<Input> found) {
            this.found = found;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isMessage(file) && !Files.isDirectory(file)) {
                found.add(Input.file(file));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException reason) {
            found.add(Input.unreadable(path, reason));
            return FileVisitResult.CONTINUE;
        }

        private static boolean isMessage(Path file) {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            return name.endsWith(".xml") || name.endsWith(".cap");
        }
    }
}
