package org.tocsin.sms;

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

    /** Its standard output. */
    String run(Path directory, List<String> arguments) throws IOException, InterruptedException {
        Path out = directory.resolve(name + ".out");
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of(name), arguments.stream()).toList())
                .directory(directory.toFile())
                .redirectErrorStream(false)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            fail(name + " did not end within " + LIMIT_SECONDS + " s");
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
