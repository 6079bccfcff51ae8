package org.tocsin.gateway.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.gateway.config.SimulatorsConfig;
import org.tocsin.simulator.CbspPeerSimulator;
import org.tocsin.simulator.Script;
import org.tocsin.simulator.SmscSimulator;
import org.tocsin.simulator.StationSimulator;

/** The simulated counterparts of a demonstration, running, and what each of them really received. */
public final class Counterparts implements AutoCloseable {

    private record Running(CbspPeerSimulator cells, SmscSimulator smsc, List<StationSimulator> stations) {}

    private final Optional<Running> running;

    private Counterparts(Optional<Running> running) {
        this.running = running;
    }

    /** For a gateway with real counterparts. */
    public static Counterparts none() {
        return new Counterparts(Optional.empty());
    }

    /** @throws UncheckedIOException when a port is taken or a folder cannot be made */
    public static Counterparts start(SimulatorsConfig config) {
        try {
            String password = Files.readString(config.smscPassword(), StandardCharsets.UTF_8)
                    .strip();
            CbspPeerSimulator cells =
                    new CbspPeerSimulator(config.cellBroadcastPort(), List.of(), new Script()).start();
            SmscSimulator smsc =
                    new SmscSimulator(config.smscPort(), config.smscSystemId(), password, new Script()).start();
            List<StationSimulator> stations = new ArrayList<>();
            for (var folder : config.stations()) {
                StationSimulator station = new StationSimulator(folder, new Script(), Clock.systemUTC());
                station.start();
                stations.add(station);
            }
            return new Counterparts(Optional.of(new Running(cells, smsc, stations)));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The simulated channels cannot start: " + e.getMessage() + ". Is another demonstration running?",
                    e);
        }
    }

    public boolean isSimulated() {
        return running.isPresent();
    }

    /** What each counterpart received since its start, by its kind, as plain records. */
    public Map<String, Object> received() {
        Map<String, Object> received = new LinkedHashMap<>();
        running.ifPresent(r -> {
            received.put("cell-broadcast", r.cells().received());
            received.put("cell-broadcast-on-air", r.cells().onAir());
            received.put("sms", r.smsc().received());
            received.put(
                    "broadcast-media",
                    r.stations().stream().flatMap(s -> s.received().stream()).toList());
        });
        return received;
    }

    CbspPeerSimulator cells() {
        return here().cells();
    }

    SmscSimulator smsc() {
        return here().smsc();
    }

    List<StationSimulator> stations() {
        return here().stations();
    }

    @Override
    public void close() {
        running.ifPresent(r -> {
            r.cells().close();
            r.smsc().close();
            r.stations().forEach(StationSimulator::close);
        });
    }

    private Running here() {
        return running.orElseThrow(() -> new IllegalStateException("The counterparts of this gateway are real."));
    }
}
