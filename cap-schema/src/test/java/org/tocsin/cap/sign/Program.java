package org.tocsin.cap.sign;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A foreign program that a test needs. */
record Program(String name, String debianPackage) {
    private static final int LIMIT_SECONDS = 60;

    /** How it ended, and what it said. */
    record Result(int status, String output) {}

    /** Skips the test where the program is missing; fails it where the environment variable CI is true. */
    void require() {
        boolean there = Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, name))
                .anyMatch(Files::isExecutable);
        if (there) {
            return;
        }
        String message = name + " is missing: apt-get install " + debianPackage;
        if ("true".equals(System.getenv("CI"))) {
            fail(message);
        }
        Assumptions.abort(message);
    }

    Result run(Path directory, String... arguments) throws IOException, InterruptedException {
        Path out = directory.resolve(name + ".out");
        Process process = new ProcessBuilder(Stream.concat(Stream.of(name), List.of(arguments).stream())
                        .toList())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            fail(name + " did not end within " + LIMIT_SECONDS + " s");
        }
        return new Result(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
    }
}
