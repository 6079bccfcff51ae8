package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.sms.smpp.Places;
import org.tocsin.sms.smpp.SmppLink;
import org.tocsin.sms.smpp.Submit;
import org.tocsin.sms.smpp.SubmitResult;
import org.tocsin.sms.text.Concatenation;
import org.tocsin.sms.text.Encoding;
import org.tocsin.sms.text.Phone;
import org.tocsin.sms.text.ShiftTable;
import org.tocsin.sms.text.ShortMessage;
import org.tocsin.sms.text.TextEncoder;

/** Texts at every border, taken by somebody else's SMSC and read by another program's decoder. */
class GoldenWireTest {
    private static final List<String> GOLDEN = List.of(
            "@$_{[\u20AC",
            "a".repeat(160),
            "a".repeat(161),
            "a".repeat(306),
            "a".repeat(307),
            "a".repeat(152) + "\u20AC" + "b".repeat(20),
            "\u0436".repeat(70),
            "\u0436".repeat(71),
            "\u0436".repeat(66) + "\uD83C\uDF0A" + "\u0436".repeat(20),
            "\u00E7a va?",
            "\u041F\u0430\u0432\u043E\u0434\u043E\u043A",
            "\u0641\u064A\u0636\u0627\u0646");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Concatenation.class)
    void tsharkReadsEveryTextBackFromTheWire(Concatenation concatenation) throws Exception {
        Capture capture = new Capture(directory);
        TextEncoder encoder = new TextEncoder(true, concatenation, ShiftTable.NONE, 255);
        try (ForeignSmsc smsc = new ForeignSmsc();
                RecordingProxy proxy = new RecordingProxy(smsc.port())) {
            SmsConfig config = new SmsFixture(directory).config(proxy.port());
            try (SmppLink link =
                    new SmppLink("golden", config.smscs().get(0).smpp(), new SplittableRandom(1), inbound -> true)) {
                await().until(() -> link.isBound());
                for (int i = 0; i < GOLDEN.size(); i++) {
                    send(link, config, SmsFixture.number(i), message(encoder, GOLDEN.get(i)));
                }
            }
            capture.write(proxy.pdus());
        }

        for (int i = 0; i < GOLDEN.size(); i++) {
            assertThat(read(capture, SmsFixture.number(i), concatenation))
                    .as("text %d", i)
                    .isEqualTo(GOLDEN.get(i));
        }
        assertThat(capture.details()).doesNotContain("Malformed");
    }

    private static void send(SmppLink link, SmsConfig config, String number, ShortMessage message) {
        for (int part = 1; part <= message.submits(); part++) {
            Submit submit = new Submit(number, message, part, 4711, 0, Duration.ofHours(1), config.options());
            try (Places places = link.tryReserve(1, 1).orElseThrow()) {
                assertThat(places.submit(() -> Optional.of(submit)).join()).isInstanceOf(SubmitResult.Taken.class);
            }
        }
    }

    private static String read(Capture capture, String number, Concatenation concatenation)
            throws IOException, InterruptedException {
        List<String[]> submits = capture.submits(
                number,
                "smpp.data_coding",
                "smpp.esm.submit.features",
                "smpp.message",
                "smpp.message_payload",
                "smpp.sar_msg_ref_num",
                "smpp.sar_total_segments",
                "smpp.sar_segment_seqnum");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < submits.size(); i++) {
            String[] fields = submits.get(i);
            int coding = Integer.decode(fields[0]);
            byte[] octets = HexFormat.of().parseHex(fields[3].isEmpty() ? fields[2] : fields[3]);
            boolean header = Integer.decode(fields[1]) == 1;
            text.append(Phone.text(header ? Phone.body(octets) : octets, coding, 0));
            boolean tied = concatenation == Concatenation.SAR && submits.size() > 1;
            assertThat(List.of(fields).subList(4, 7))
                    .isEqualTo(
                            tied
                                    ? List.of("4711", String.valueOf(submits.size()), String.valueOf(i + 1))
                                    : List.of("", "", ""));
        }
        return text.toString();
    }

    private static ShortMessage message(TextEncoder encoder, String text) {
        return ((Encoding.Encoded) encoder.encode(text)).message();
    }
}
