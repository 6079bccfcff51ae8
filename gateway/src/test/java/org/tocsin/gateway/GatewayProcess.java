package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The packaged gateway as a process of its own, as an installation runs it. Its output goes into a file. */
final class GatewayProcess implements AutoCloseable {
    private static final Path JAR = Path.of("target/tocsin.jar").toAbsolutePath();
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Process process;
    private final CompletableFuture<Instant> started = new CompletableFuture<>();
    private final Thread reader;

    private GatewayProcess(Process process, Path output, String sign) {
        this.process = process;
        this.reader = new Thread(() -> read(output, sign), "gateway-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts it and returns when it takes alerts. */
    static GatewayProcess run(TestInstallation installation, int port, Path output) {
        return run(installation, port, output, "-Xmx512m");
    }

    /** Starts it with that much heap, in one piece whatever the machine, and returns when it takes alerts. */
    static GatewayProcess run(TestInstallation installation, int port, Path output, String heap) {
        return begin(installation, port, output, heap, Map.of()).awaitStart(output);
    }

    /** Starts it with these variables in its environment, and returns at once. */
    static GatewayProcess begin(
            TestInstallation installation, int port, Path output, String heap, Map<String, String> environment) {
        return launch(
                List.of("run", "--config", installation.folder().toString(), "--port", Integer.toString(port)),
                List.of(heap, "-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError"),
                environment,
                output,
                "Tocsin takes alerts at");
    }

    /** Waits until it takes alerts; the output is where to look when it does not. */
    GatewayProcess awaitStart(Path output) {
        try {
            started.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            return this;
        } catch (ExecutionException | TimeoutException e) {
            kill();
            throw new AssertionError("The gateway did not start; its output is in " + output + ".", e);
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** @param sign what the output says when it is up */
    static GatewayProcess launch(List<String> arguments, List<String> options, Path output, String sign) {
        return launch(arguments, options, Map.of(), output, sign);
    }

    private static GatewayProcess launch(
            List<String> arguments, List<String> options, Map<String, String> environment, Path output, String sign) {
        assertThat(JAR).as("the packaged gateway").exists();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new GatewayProcess(builder.start(), output, sign);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When the output said that it is up; fails when it ended before. */
    CompletableFuture<Instant> started() {
        return started;
    }

    long pid() {
        return process.pid();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Waits for its end. @return the exit status, -1 when the limit was over and it was killed */
    int awaitEnd(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
                return -1;
            }
            reader.join(LIMIT.toMillis());
            return process.exitValue();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Asks it to end, as a service manager does, and waits. @return the exit status, -1 when the limit was over */
    int terminate(Duration limit) {
        process.destroy();
        return awaitEnd(limit);
    }

    /** Ends it as {@code kill -9} does, and waits until it is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private void read(Path output, String sign) {
        try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                Writer writer = Files.newBufferedWriter(
                        output, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                writer.write(line + System.lineSeparator());
                writer.flush();
                if (line.contains(sign)) {
                    started.complete(Instant.now());
                }
            }
            started.completeExceptionally(new IllegalStateException("The process ended."));
        } catch (IOException e) {
            // A killed process tears its pipe.
            started.completeExceptionally(e);
        }
    }
}
