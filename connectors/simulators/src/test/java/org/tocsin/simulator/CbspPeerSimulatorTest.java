package org.tocsin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Speaks to the simulator in octets that an independent encoder made. */
class CbspPeerSimulatorTest {
    private static final String CELL = "262-42-257-4097";
    private static final String RESTART = "130000080400010616000d01";
    private static final String WRITE =
            "010000730e11130340100400080062f224010110011200050006000a07000313010c010138452c555a6c16752023fbfd2683ee61b9"
                    + "3bed3e83cc6f39889c9ed3e5e9311d1493b940cdb7bd0ca2bf41e8f4190d3acbdf753719e47edf5d8d46a3d168341a8d46a3"
                    + "d168341a8d46a3d168341a8d46a3d100";
    private static final String WRITTEN = "020000130e11130340100400080062f224010110011200";
    private static final String ALREADY_USED = "030000140e11130340100900090062f224010110010d1200";
    private static final String KILL = "040000130e11130240100400080062f224010110011200";
    private static final String KILLED = "050000160e111302401008000b0062f224010110010001001200";
    private static final String NOT_IDENTIFIED = "060000140e11130240100900090062f22401011001021200";

    private final CbspPeerSimulator simulator = new CbspPeerSimulator(0, List.of(CELL), new Script());

    @BeforeEach
    void start() throws IOException {
        simulator.start();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void itTakesAndStopsABroadcastAsARealControllerDoes() throws IOException {
        try (Socket socket = connect();
                DataInputStream in = new DataInputStream(socket.getInputStream())) {
            assertThat(read(in)).isEqualTo(RESTART);
            assertThat(exchange(socket, in, WRITE)).isEqualTo(WRITTEN);
            assertThat(exchange(socket, in, WRITE)).isEqualTo(ALREADY_USED);
            assertThat(simulator.onAir())
                    .containsExactly(new CbspOnAir(
                            CELL, 4371, 0x4010, "EXTREME: Flood warning for district 12. Move to high ground now."));
            simulator.broadcast(1);
            assertThat(exchange(socket, in, KILL)).isEqualTo(KILLED);
            assertThat(exchange(socket, in, KILL)).isEqualTo(NOT_IDENTIFIED);
            assertThat(simulator.onAir()).isEmpty();
        }
    }

    @Test
    void itRecordsWhatCame() throws IOException {
        try (Socket socket = connect();
                DataInputStream in = new DataInputStream(socket.getInputStream())) {
            read(in);
            exchange(socket, in, WRITE);
        }

        assertThat(simulator.received()).singleElement().satisfies(write -> {
            assertThat(write.request()).isEqualTo("write-replace");
            assertThat(write.cells()).containsExactly(CELL);
            assertThat(write.replacedSerial()).isEqualTo(OptionalInt.empty());
            assertThat(write.period()).isEqualTo(10);
            assertThat(write.broadcasts()).isEqualTo(3);
            assertThat(write.pages()).isEqualTo(1);
        });
    }

    @Test
    void itFailsWhenItsScriptSaysSo() throws IOException {
        simulator.script().add("on write-replace reply failure-13");
        try (Socket socket = connect();
                DataInputStream in = new DataInputStream(socket.getInputStream())) {
            read(in);

            assertThat(exchange(socket, in, WRITE)).isEqualTo(ALREADY_USED);
            assertThat(simulator.onAir()).isEmpty();
        }
    }

    @Test
    void itStartsAgainOnAnotherPortWithItsBroadcastsStillOnAir() throws IOException {
        try (Socket socket = connect();
                DataInputStream in = new DataInputStream(socket.getInputStream())) {
            read(in);
            exchange(socket, in, WRITE);
        }
        simulator.stop();
        simulator.start();

        try (Socket socket = connect();
                DataInputStream in = new DataInputStream(socket.getInputStream())) {
            assertThat(read(in)).isEqualTo(RESTART);
            assertThat(exchange(socket, in, WRITE)).isEqualTo(ALREADY_USED);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port());
        socket.setSoTimeout(5000);
        return socket;
    }

    private static String exchange(Socket socket, DataInputStream in, String request) throws IOException {
        socket.getOutputStream().write(HexFormat.of().parseHex(request));
        return read(in);
    }

    private static String read(DataInputStream in) throws IOException {
        int header = in.readInt();
        return HexFormat.of().toHexDigits(header) + HexFormat.of().formatHex(in.readNBytes(header & 0xffffff));
    }
}
