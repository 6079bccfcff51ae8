package org.tocsin.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The body of a deliver_sm that says DELIVRD (SMPP 3.4 4.6.1 and appendix B). */
final class SmscReceipt {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyMMddHHmm").withZone(ZoneOffset.UTC);
    private static final int ESM_RECEIPT = 0x04;
    private static final int DELIVERED = 2;
    private static final int RECEIPTED_MESSAGE_ID = 0x001E;
    private static final int MESSAGE_STATE = 0x0427;

    private SmscReceipt() {}

    static byte[] body(SmscSubmit submit, String messageId, Instant now) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(SmscFields.of(""));
        body.writeBytes(new byte[] {1, 1});
        body.writeBytes(SmscFields.of(submit.destination()));
        body.writeBytes(new byte[] {0, 0});
        body.writeBytes(SmscFields.of(submit.source()));
        body.writeBytes(new byte[] {ESM_RECEIPT, 0, 0});
        body.writeBytes(SmscFields.of("", ""));
        body.writeBytes(new byte[] {0, 0, 0, 0});
        byte[] text = text(messageId, now);
        body.write(text.length);
        body.writeBytes(text);
        parameter(body, RECEIPTED_MESSAGE_ID, SmscFields.of(messageId));
        parameter(body, MESSAGE_STATE, new byte[] {DELIVERED});
        return body.toByteArray();
    }

    private static byte[] text(String messageId, Instant now) {
        String date = DATE.format(now);
        return ("id:" + messageId + " sub:001 dlvrd:001 submit date:" + date + " done date:" + date
                        + " stat:DELIVRD err:000 text:")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void parameter(ByteArrayOutputStream body, int tag, byte[] value) {
        body.writeBytes(new byte[] {(byte) (tag >> 8), (byte) tag, 0, (byte) value.length});
        body.writeBytes(value);
    }
}
