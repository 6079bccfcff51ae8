package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleText;

/** What goes over the wire, as another program's decoder reads it. */
class WireTest extends SmscTest {
    private static final Program TEXT2PCAP = new Program("text2pcap", "wireshark-common");
    private static final Program TSHARK = new Program("tshark", "tshark");
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void tsharkReadsCodingConcatenationPriorityAndValidity() throws Exception {
        TEXT2PCAP.require();
        TSHARK.require();
        CapMessage message = SampleAlert.flood(NOW, Duration.ofMinutes(60))
                .texts(new SampleText("en", "Met", "Flood €5 @ $_ {[", "Rises.", "Go up."), SampleText.SPANISH)
                .message();
        SmsFixture fixture = fixture().rows("17585550001,13.93,-60.95,en\n17585550002,13.93,-60.95,es\n");
        try (RecordingProxy proxy = new RecordingProxy(smsc.port())) {
            SmsConnector connector = open(SmsFixture.LIVE, fixture, Clock.fixed(NOW, ZoneOffset.UTC), proxy.port());
            connector.deliver(first(message));
            capture(proxy.pdus());
        }

        List<String> english = submitsTo("17585550001");
        List<String> spanish = submitsTo("17585550002");

        // data_coding, UDHI, priority_flag, source, destination type of number
        assertThat(english).containsExactly("0x00|0x00|0x03|ALERT|0x05|0x01|");
        assertThat(spanish).hasSizeGreaterThan(1).allMatch(line -> line.startsWith("0x08|0x01|0x03|ALERT|0x05|0x01|"));
        assertThat(tshark("-O", "smpp"))
                .containsPattern("Validity period: 3600(\\.0+)? seconds")
                .doesNotContain("Malformed");
    }

    private List<String> submitsTo(String number) throws IOException, InterruptedException {
        return tshark(
                        "-Y",
                        "smpp.command_id==4 && smpp.destination_addr==\"" + number + "\"", //
                        "-T",
                        "fields",
                        "-E",
                        "separator=|",
                        "-e",
                        "smpp.data_coding",
                        "-e",
                        "smpp.esm.submit.features",
                        "-e",
                        "smpp.priority_flag",
                        "-e",
                        "smpp.source_addr",
                        "-e",
                        "smpp.source_addr_ton",
                        "-e",
                        "smpp.dest_addr_ton",
                        "-e",
                        "_ws.malformed")
                .lines()
                .toList();
    }

    private String tshark(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-r", "sms.pcap", "-d", "tcp.port==2775,smpp"));
        all.addAll(List.of(arguments));
        return TSHARK.run(directory, all);
    }

    /** A packet for each PDU, in the form that text2pcap reads. */
    private void capture(List<byte[]> pdus) throws IOException, InterruptedException {
        HexFormat hex = HexFormat.ofDelimiter(" ");
        String text =
                pdus.stream().map(pdu -> "000000 " + hex.formatHex(pdu) + "\n").collect(Collectors.joining("\n"));
        Files.writeString(directory.resolve("sms.txt"), text);
        TEXT2PCAP.run(directory, List.of("-T", "40000,2775", "sms.txt", "sms.pcap"));
    }
}
