package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleText;

/** What goes over the wire, as another program's decoder reads it. */
class WireTest extends SmscTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void tsharkReadsCodingConcatenationPriorityAndValidity() throws Exception {
        Capture capture = new Capture(directory);
        CapMessage message = SampleAlert.flood(NOW, Duration.ofMinutes(60))
                .texts(new SampleText("en", "Met", "Flood €5 @ $_ {[", "Rises.", "Go up."), SampleText.SPANISH)
                .message();
        SmsFixture fixture = fixture().rows("17585550001,13.93,-60.95,en\n17585550002,13.93,-60.95,es\n");
        try (RecordingProxy proxy = new RecordingProxy(smsc.port())) {
            SmsConnector connector = open(SmsFixture.LIVE, fixture, Clock.fixed(NOW, ZoneOffset.UTC), proxy.port());
            connector.deliver(first(message));
            capture.write(proxy.pdus());
        }

        List<String> english = submitsTo(capture, "17585550001");
        List<String> spanish = submitsTo(capture, "17585550002");

        // data_coding, UDHI, priority_flag, source, destination type of number
        assertThat(english).containsExactly("0x00|0x00|0x03|ALERT|0x05|0x01|");
        assertThat(spanish).hasSizeGreaterThan(1).allMatch(line -> line.startsWith("0x08|0x01|0x03|ALERT|0x05|0x01|"));
        assertThat(capture.details())
                .containsPattern("Validity period: 3600(\\.0+)? seconds")
                .doesNotContain("Malformed");
    }

    private static List<String> submitsTo(Capture capture, String number) throws IOException, InterruptedException {
        return capture
                .submits(
                        number,
                        "smpp.data_coding",
                        "smpp.esm.submit.features",
                        "smpp.priority_flag",
                        "smpp.source_addr",
                        "smpp.source_addr_ton",
                        "smpp.dest_addr_ton",
                        "_ws.malformed")
                .stream()
                .map(fields -> String.join("|", fields))
                .toList();
    }
}
