package org.tocsin.broadcast.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end or to its time limit, whichever is first. */
final class ChildProcess {
    private ChildProcess() {}

    /**
     * Its exit code; empty when it overran and was killed with all that it had started.
     *
     * @param input read by the program as standard input; what it prints is thrown away
     * @throws IOException when it cannot be started
     */
    static Optional<Integer> run(List<String> command, Path input, Duration limit)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)
                    ? Optional.of(process.exitValue())
                    : Optional.empty();
        } finally {
            kill(process);
        }
    }

    private static void kill(Process process) {
        // Children first: once their parent is gone they can no longer be found.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
