package org.tocsin.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the disk below a directory and the time of day do to processes that run in {@link #environment}. */
record Weather(Shim shim, Path data, Path wind) {

    /** Fair as yet. */
    static Weather over(Path data, Path wind) throws IOException, InterruptedException {
        Shim shim = Shim.compiled("weather");
        Files.createDirectories(data);
        Files.writeString(wind, "");
        return new Weather(shim, data.toRealPath(), wind.toRealPath());
    }

    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", shim.library().toString(),
                "WEATHER_DATA", data.toString(),
                "WEATHER_SWITCH", wind.toString());
    }

    /** The disk says that nothing is free. */
    void scarce() throws IOException {
        Files.writeString(wind, "scarce");
    }

    /** Whatever is written fails. */
    void full() throws IOException {
        Files.writeString(wind, "full");
    }

    /** Nothing can be opened for writing. */
    void readOnly() throws IOException {
        Files.writeString(wind, "readonly");
    }

    /** The time of day jumps by so many seconds from what it really is. */
    void clock(long seconds) throws IOException {
        Files.writeString(wind, "clock " + seconds);
    }

    void fair() throws IOException {
        Files.writeString(wind, "");
    }
}
