package org.tocsin.sms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** PDUs as a capture file, read by tshark: another program's decoder. */
final class Capture {
    private static final Program TEXT2PCAP = new Program("text2pcap", "wireshark-common");
    private static final Program TSHARK = new Program("tshark", "tshark");

    private final Path directory;

    /** Skips the test where the programs are missing. */
    Capture(Path directory) {
        TEXT2PCAP.require();
        TSHARK.require();
        this.directory = directory;
    }

    /** A packet for each PDU, in the form that text2pcap reads. */
    void write(List<byte[]> pdus) throws IOException, InterruptedException {
        HexFormat hex = HexFormat.ofDelimiter(" ");
        String text =
                pdus.stream().map(pdu -> "000000 " + hex.formatHex(pdu) + "\n").collect(Collectors.joining("\n"));
        Files.writeString(directory.resolve("sms.txt"), text);
        TEXT2PCAP.run(directory, List.of("-T", "40000,2775", "sms.txt", "sms.pcap"));
    }

    /** The fields of each submit_sm to that number, in order; one that is absent is empty. */
    List<String[]> submits(String number, String... fields) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "-Y",
                "smpp.command_id==4 && smpp.destination_addr==\"" + number + "\"",
                "-T",
                "fields",
                "-E",
                "separator=|"));
        for (String field : fields) {
            arguments.addAll(List.of("-e", field));
        }
        return tshark(arguments).lines().map(line -> line.split("\\|", -1)).toList();
    }

    String details() throws IOException, InterruptedException {
        return tshark(List.of("-O", "smpp"));
    }

    private String tshark(List<String> arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-r", "sms.pcap", "-d", "tcp.port==2775,smpp"));
        all.addAll(arguments);
        return TSHARK.run(directory, all);
    }
}
