package org.tocsin.cellbroadcast.cbsp;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Others' programs that tests speak to. Where one is missing a test is skipped, on a build server it fails. */
public final class ForeignProgram {
    private static final long LIMIT_SECONDS = 60;

    private ForeignProgram() {}

    public static void require(String program, String debianPackage) {
        boolean present = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
        missing(present, program + " is missing: install the Debian package " + debianPackage + ".");
    }

    public static void require(Path file) {
        if (!Files.isRegularFile(file)) {
            Assumptions.abort("There is no " + file + ".");
        }
    }

    /** Runs to its end; what it printed, errors included. */
    public static String run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("program", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                fail(command + " did not end within " + LIMIT_SECONDS + " s");
            }
            return Files.readString(output, StandardCharsets.UTF_8);
        } finally {
            Files.delete(output);
        }
    }

    private static void missing(boolean present, String message) {
        if (!present && "true".equals(System.getenv("CI"))) {
            fail(message);
        }
        Assumptions.assumeTrue(present, message);
    }
}
