package org.tocsin.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.tocsin.simulator.CbspPeerSimulator;
import org.tocsin.simulator.CbspReceived;
import org.tocsin.simulator.Script;
import org.tocsin.simulator.SmscSimulator;
import org.tocsin.simulator.StationReception;
import org.tocsin.simulator.StationSimulator;

/** The far ends of all channels: simulators on free loopback ports and in folders, alive while gateways come and go. */
record TestCounterparts(
        CbspPeerSimulator cells,
        SmscSimulator smsc,
        Script smscScript,
        StationSimulator station,
        StationSimulator drillStation)
        implements AutoCloseable {
    static final String SYSTEM_ID = "tocsin";
    static final String PASSWORD = "s3cret-1";

    static TestCounterparts start(Path folder) {
        Script smscScript = new Script();
        try {
            TestCounterparts counterparts = new TestCounterparts(
                    new CbspPeerSimulator(freePort(), List.of(), new Script()).start(),
                    new SmscSimulator(0, SYSTEM_ID, PASSWORD, smscScript).start(),
                    smscScript,
                    new StationSimulator(folder.resolve("station"), new Script(), Clock.systemUTC()),
                    new StationSimulator(folder.resolve("drill-station"), new Script(), Clock.systemUTC()));
            counterparts.station.start();
            counterparts.drillStation.start();
            return counterparts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every attempt to start a broadcast with this mark. */
    List<CbspReceived> broadcasts(String mark) {
        return cells.received().stream()
                .filter(request -> request.request().equals("write-replace"))
                .filter(request -> request.text().contains(mark))
                .toList();
    }

    /** To whom messages with this mark went, repeats included. */
    List<String> messagesTo(String mark) {
        return smsc.received().stream()
                .filter(message -> message.text().contains(mark))
                .map(message -> message.destination())
                .sorted()
                .toList();
    }

    /** The texts with this mark that the station fetched. */
    List<StationReception> announcements(String mark) {
        return station.received().stream()
                .filter(job -> job.text().contains(mark))
                .toList();
    }

    @Override
    public void close() {
        cells.close();
        smsc.close();
        station.close();
        drillStation.close();
    }

    /** A port that is free now. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
