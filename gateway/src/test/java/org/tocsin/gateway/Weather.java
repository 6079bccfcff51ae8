package org.tocsin.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;

/** What processes that run in {@link #environment} see of a data directory and of the time of day, spoiled by switches. */
record Weather(Shim shim, Path data, Path switches) {
    /** Nothing can be written below the data directory. */
    static final String FULL = "full";
    /** Nothing is free, as far as the file system says; writing succeeds. */
    static final String LOW = "low";
    /** Nothing can be changed below the data directory. */
    static final String READ_ONLY = "read-only";

    private static final String CLOCK = "clock";

    /** Fair weather. Both directories are made. */
    static Weather over(Path data, Path switches) throws IOException, InterruptedException {
        Shim shim = Shim.compiled("weather");
        Files.createDirectories(data);
        Files.createDirectories(switches);
        return new Weather(shim, data.toRealPath(), switches.toRealPath());
    }

    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", shim.library().toString(),
                "WEATHER_DATA", data.toString(),
                "WEATHER_SWITCHES", switches.toString());
    }

    void begin(String trouble) {
        put(trouble, "");
    }

    void end(String trouble) {
        try {
            Files.delete(switches.resolve(trouble));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets the time of day wrong by that much. */
    void clockAheadBy(Duration error) {
        put(CLOCK, Long.toString(error.toSeconds()));
    }

    /** In one step, so that nobody reads half a number. */
    private void put(String name, String text) {
        try {
            Path next = Files.writeString(switches.resolve("next"), text);
            Files.move(next, switches.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
