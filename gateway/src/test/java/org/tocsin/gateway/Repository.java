package org.tocsin.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of this repository, as a checkout holds them. */
final class Repository {
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".idea", "data", "node_modules");

    private Repository() {}

    /** The folder that holds the parent pom. */
    static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("tocsin")) && Files.isRegularFile(folder.resolve("pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not inside the repository");
    }

    /** Every file that a person wrote, by its ending. */
    static List<Path> files(String ending) {
        Path root = root();
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .filter(file -> isOurs(root.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> mainSources() {
        return files(".java").stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A package may be called data; only the folder of that name at the top is left out. */
    private static boolean isOurs(Path relative) {
        boolean top = true;
        for (Path part : relative) {
            String name = part.toString();
            if (NOT_OURS.contains(name) && (top || !name.equals("data"))) {
                return false;
            }
            top = false;
        }
        return true;
    }
}
