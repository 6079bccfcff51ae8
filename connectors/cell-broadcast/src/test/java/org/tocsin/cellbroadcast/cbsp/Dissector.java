package org.tocsin.cellbroadcast.cbsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Wireshark's dissectors, written by others from the same standards, read what codecs write. */
public final class Dissector {
    /** Wireshark's PI_ERROR. */
    private static final int EXPERT_ERROR = 0x800000;

    private final Path directory;
    private final List<String> wrapping;

    /** @param wrapping how text2pcap is to wrap each message, such as {@code -T 48049,48049} */
    public Dissector(Path directory, String... wrapping) {
        this.directory = directory;
        this.wrapping = List.of(wrapping);
    }

    public static void require() {
        ForeignProgram.require("tshark", "tshark");
        ForeignProgram.require("text2pcap", "wireshark-common");
    }

    /** One row for each message, the fields divided by a bar; fails on any fault that the dissector sees. */
    public List<String> fields(List<byte[]> messages, String... fields) throws IOException, InterruptedException {
        Path capture = capture(messages);
        assertThat(faults(capture)).isEmpty();

        List<String> extraction = new ArrayList<>(List.of("-T", "fields", "-E", "separator=|"));
        for (String field : fields) {
            extraction.addAll(List.of("-e", field));
        }
        return rows(ForeignProgram.run(with(tshark(capture), extraction.toArray(String[]::new))));
    }

    /** What the dissector finds wrong with these messages. */
    public List<String> faults(List<byte[]> messages) throws IOException, InterruptedException {
        return faults(capture(messages));
    }

    private static List<String> faults(Path capture) throws IOException, InterruptedException {
        return rows(ForeignProgram.run(
                with(tshark(capture), "-Y", "_ws.malformed || _ws.expert.severity == " + EXPERT_ERROR)));
    }

    private Path capture(List<byte[]> messages) throws IOException, InterruptedException {
        StringBuilder dump = new StringBuilder();
        messages.forEach(octets -> dump.append(hexDump(octets)).append('\n'));
        Path text = Files.writeString(directory.resolve("messages.txt"), dump);
        Path capture = directory.resolve("messages.pcap");
        List<String> command = new ArrayList<>(List.of("text2pcap", "-q"));
        command.addAll(wrapping);
        command.addAll(List.of(text.toString(), capture.toString()));
        ForeignProgram.run(command);
        return capture;
    }

    private static List<String> tshark(Path capture) {
        return List.of("tshark", "-r", capture.toString());
    }

    private static List<String> with(List<String> command, String... more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return all;
    }

    private static List<String> rows(String output) {
        return output.lines()
                .filter(line -> !line.startsWith("Running as user") && !line.startsWith("tshark: warning"))
                .toList();
    }

    private static String hexDump(byte[] octets) {
        StringBuilder dump = new StringBuilder("000000");
        for (byte octet : octets) {
            dump.append(String.format(" %02x", octet));
        }
        return dump.append('\n').toString();
    }
}
