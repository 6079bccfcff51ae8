package org.tocsin.cellbroadcast;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.tocsin.cellbroadcast.cbsp.ForeignProgram;

/**
 * Osmocom's controller with a virtual base station that broadcasts over loopback, in a network of their own: they insist on
 * their ports. Cell 4097 goes on air, cell 4098 has no broadcast channel, cell 8193 has no base station.
 */
final class OsmoNetwork implements AutoCloseable {
    private static final Path PEERS =
            Path.of("../../../shared/peers").toAbsolutePath().normalize();
    private static final Path CONTROLLER = PEERS.resolve("osmo-bsc.cfg");
    private static final Path STATION = PEERS.resolve("osmo-bts-virtual.cfg");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String CBSP_PORT = "48049";
    private static final String TERMINAL_PORT = "4242";
    private static final String PROMPT = "OsmoBSC>";

    private final Path directory;
    private final List<Process> processes = new ArrayList<>();
    private final Process space;
    private final SocketRelay cbsp;
    private final SocketRelay terminal;
    private Optional<Process> station = Optional.empty();

    OsmoNetwork(Path directory) throws Exception {
        this.directory = directory;
        ForeignProgram.require("osmo-bsc", "osmo-bsc");
        ForeignProgram.require("osmo-bts-virtual", "osmo-bts");
        ForeignProgram.require("tshark", "tshark");
        ForeignProgram.require("ip", "iproute2");
        ForeignProgram.require("nsenter", "util-linux");
        ForeignProgram.require(CONTROLLER);
        Assumptions.assumeTrue(
                new ProcessBuilder("unshare", "-n", "true").start().waitFor() == 0,
                "No right to a network of its own.");
        space = start("space", List.of("unshare", "-n", "sleep", "300"));
        await().atMost(LIMIT)
                .until(() -> inside("ring", "ip", "link", "set", "lo", "up").waitFor() == 0 && isApart());
        inside("multicast", "ip", "link", "set", "lo", "multicast", "on").waitFor();
        inside("route", "ip", "route", "add", "239.193.23.0/24", "dev", "lo").waitFor();
        inside("dumpcap", "dumpcap", "-q", "-i", "lo", "-f", "udp port 4729", "-w", air().toString());
        guarded("osmo-bsc", CONTROLLER);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        inside(
                "relay",
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Path.of(SocketRelay.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString(),
                SocketRelay.class.getName(),
                socket("cbsp").toString(),
                CBSP_PORT,
                socket("terminal").toString(),
                TERMINAL_PORT);
        await().atMost(LIMIT).until(() -> Files.exists(socket("terminal")));
        cbsp = SocketRelay.toUnix(socket("cbsp"));
        terminal = SocketRelay.toUnix(socket("terminal"));
        startStation();
    }

    /** Where the controller is to be dialled. */
    int port() throws IOException {
        return cbsp.port();
    }

    /** The base station of cell 4097 begins, and returns when the controller has it. */
    void startStation() throws IOException {
        station = Optional.of(guarded("osmo-bts-virtual", STATION));
        await().atMost(LIMIT).ignoreExceptions().until(() -> command("show bts 0")
                .contains("OML Link: (r="));
    }

    void stopStation() {
        station.ifPresent(OsmoNetwork::end);
    }

    /** What the controller has for cell 4097: a line each, beginning with message identifier and serial number in hex. */
    List<String> broadcasts() throws IOException {
        return Arrays.stream(command("show bts 0 smscb").split("\\R"))
                .map(String::strip)
                .filter(line -> line.matches("(?i)[0-9a-f]{4} *\\|.*"))
                .map(line -> line.replaceAll("\\s", "").substring(0, 9))
                .toList();
    }

    /** What went out on air so far: serial number, message identifier and text. */
    String onAir() throws IOException, InterruptedException {
        return ForeignProgram.run(List.of(
                "tshark",
                "-r",
                air().toString(),
                "-Y",
                "gsm_cbs && udp",
                "-T",
                "fields",
                "-e",
                "gsm_cbs.serial_number",
                "-e",
                "gsm_cbs.message-identifier",
                "-e",
                "gsm_cbs.message_content"));
    }

    @Override
    public void close() throws IOException {
        cbsp.close();
        terminal.close();
        processes.forEach(OsmoNetwork::end);
    }

    private boolean isApart() throws IOException {
        return !Files.readSymbolicLink(Path.of("/proc", "self", "ns", "net"))
                .equals(Files.readSymbolicLink(Path.of("/proc", String.valueOf(space.pid()), "ns", "net")));
    }

    private String command(String line) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), terminal.port())) {
            socket.setSoTimeout(5000);
            until(socket, PROMPT);
            OutputStream out = socket.getOutputStream();
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return until(socket, PROMPT);
        }
    }

    private static String until(Socket socket, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int octet = socket.getInputStream().read();
            if (octet < 0) {
                throw new IOException("the controller hung up after: " + text);
            }
            text.append((char) octet);
        }
        return text.toString();
    }

    /** Some versions end in a loop that logs without end: the limits on file size and time stop that. */
    private Process guarded(String program, Path configuration) throws IOException {
        String command = "ulimit -f 20000; exec timeout -s KILL 240 " + program + " -c '" + configuration + "'";
        return inside(program, "sh", "-c", command);
    }

    private Process inside(String name, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of("nsenter", "--net=/proc/" + space.pid() + "/ns/net", "--"));
        all.addAll(List.of(command));
        return start(name, all);
    }

    private Process start(String name, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve(name + ".log").toFile()))
                .start();
        processes.add(process);
        return process;
    }

    private Path socket(String name) {
        return directory.resolve(name + ".sock");
    }

    private Path air() {
        return directory.resolve("air.pcapng");
    }

    private static void end(Process process) {
        // The guard cannot pass a KILL on, so its child goes first.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
    }
}
