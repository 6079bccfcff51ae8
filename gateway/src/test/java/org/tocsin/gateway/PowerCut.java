package org.tocsin.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A directory and its mirror, which holds only what was synced by processes that run in {@link #environment}. */
record PowerCut(Shim shim, Path data, Path mirror) {

    /** Both are made, and empty. */
    static PowerCut over(Path data, Path mirror) throws IOException, InterruptedException {
        Shim shim = Shim.compiled("powercut");
        Files.createDirectories(data);
        Files.createDirectories(mirror);
        return new PowerCut(shim, data.toRealPath(), mirror.toRealPath());
    }

    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", shim.library().toString(),
                "POWERCUT_DATA", data.toString(),
                "POWERCUT_MIRROR", mirror.toString());
    }

    /** Takes what was not synced. The process must have been killed. */
    void strike() throws IOException {
        remove(data);
        copy(mirror, data);
    }

    private static void remove(Path folder) throws IOException {
        for (Path path : all(folder).sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path path : all(from).toList()) {
            Files.copy(path, to.resolve(from.relativize(path).toString()));
        }
    }

    private static Stream<Path> all(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return List.copyOf(paths.toList()).stream();
        }
    }
}
