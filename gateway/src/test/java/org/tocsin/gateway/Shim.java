package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A library of {@code src/test/native} that stands between a process and its C library. */
record Shim(Path library) {

    /** Compiles it. Skips the test where there is no compiler; fails it where the environment variable CI is true. */
    static Shim compiled(String name) throws IOException, InterruptedException {
        requireCompiler();
        Path library = Path.of("target/native", name + ".so").toAbsolutePath();
        Files.createDirectories(library.getParent());
        Process compiler = new ProcessBuilder(
                        "gcc",
                        "-std=gnu17",
                        "-O2",
                        "-Wall",
                        "-Wextra",
                        "-Werror",
                        "-shared",
                        "-fPIC",
                        "-o",
                        library.toString(),
                        "src/test/native/" + name + ".c",
                        "-ldl",
                        "-lpthread")
                .redirectErrorStream(true)
                .start();
        String output = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(compiler.waitFor()).as(output).isZero();
        return new Shim(library);
    }

    private static void requireCompiler() {
        boolean there = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "gcc")));
        if (there) {
            return;
        }
        String message = "gcc is missing: apt-get install gcc libc6-dev";
        if ("true".equals(System.getenv("CI"))) {
            fail(message);
        }
        Assumptions.abort(message);
    }
}
