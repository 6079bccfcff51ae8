package org.tocsin.gateway.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tocsin.route.plan.YamlMap;

/**
 * The simulated counterparts of a demonstration, all on loopback.
 *
 * @param cellBroadcastPort where the cell broadcast peer listens
 * @param smscPort where the SMSC listens
 * @param smscSystemId who may bind to it
 * @param smscPassword the file that holds the password
 * @param stations the pick-up folders of the stations
 */
public record SimulatorsConfig(
        int cellBroadcastPort, int smscPort, String smscSystemId, Path smscPassword, List<Path> stations) {
    public SimulatorsConfig {
        stations = List.copyOf(stations);
    }

    static Optional<SimulatorsConfig> read(YamlMap root) {
        if (!root.has("simulators")) {
            return Optional.empty();
        }
        YamlMap map = root.map("simulators");
        SimulatorsConfig config = new SimulatorsConfig(
                map.value("cell-broadcast-port", 0, text -> Numbers.inRange(text, 1, 65_535)),
                map.value("smsc-port", 0, text -> Numbers.inRange(text, 1, 65_535)),
                map.text("smsc-system-id"),
                root.directory().resolve(map.text("smsc-password-file")).normalize(),
                map.convertedTexts(
                        "stations", text -> root.directory().resolve(text).normalize()));
        map.finish();
        return Optional.of(config);
    }
}
