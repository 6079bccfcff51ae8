package org.tocsin.sms;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.tocsin.cap.AlertKey;

/** Reference numbers that come out the same at each attempt. */
final class References {
    private static final int SIXTEEN_BITS = 0xFFFF;

    private References() {}

    /** For concatenation: a part sent again joins the parts that the phone already has. */
    static int message(AlertKey alert, String number) {
        return checksum(alert.value() + "/" + number);
    }

    /**
     * What a receipt repeats (SMPP 3.4 5.3.2.17), 0 to 65535.
     *
     * @param part from 1
     */
    static int submit(AlertKey alert, String number, int part) {
        return checksum(alert.value() + "/" + number + "/" + part) & SIXTEEN_BITS;
    }

    private static int checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return (int) crc.getValue();
    }
}
