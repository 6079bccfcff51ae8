package org.tocsin.simulator;

import java.io.ByteArrayOutputStream;
import java.util.Map;

/** COMPLETE when every cell did it, else FAILURE with the cells that did not and those that did, all as CGIs. */
final class CbspAnswers {
    private static final int KILL = 0x04;
    private static final int NEW_SERIAL = 0x03;
    private static final int OLD_SERIAL = 0x02;
    private static final int CELL_LIST = 0x04;
    private static final int COMPLETED_LIST = 0x08;
    private static final int FAILURE_LIST = 0x09;
    private static final int MESSAGE_ID = 0x0e;
    private static final byte[] BASIC_CHANNEL = {0x12, 0};

    private CbspAnswers() {}

    /** @param results {@link CbspAir#DONE} or a cause for each cell */
    static CbspFrame of(int type, CbspReceived request, Map<String, Integer> results) {
        boolean failed = results.values().stream().anyMatch(cause -> cause != CbspAir.DONE);
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        number(octets, MESSAGE_ID, request.messageId());
        number(octets, type == KILL ? OLD_SERIAL : NEW_SERIAL, request.serial());
        request.replacedSerial().ifPresent(serial -> number(octets, OLD_SERIAL, serial));
        if (failed) {
            list(octets, FAILURE_LIST, failures(results));
        }
        if (type == KILL) {
            list(octets, COMPLETED_LIST, done(results, new byte[] {0, 1, 0}));
        } else {
            list(octets, CELL_LIST, done(results, new byte[0]));
        }
        octets.writeBytes(BASIC_CHANNEL);
        return new CbspFrame(type + (failed ? 2 : 1), octets.toByteArray());
    }

    private static byte[] failures(Map<String, Integer> results) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        results.forEach((cell, cause) -> {
            if (cause != CbspAir.DONE) {
                list.writeBytes(CbspCells.write(cell));
                list.write(cause);
            }
        });
        return list.toByteArray();
    }

    private static byte[] done(Map<String, Integer> results, byte[] afterEach) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        results.forEach((cell, cause) -> {
            if (cause == CbspAir.DONE) {
                byte[] cgi = CbspCells.write(cell);
                list.write(cgi, list.size() == 0 ? 0 : 1, list.size() == 0 ? cgi.length : cgi.length - 1);
                list.writeBytes(afterEach);
            }
        });
        return list.toByteArray();
    }

    private static void number(ByteArrayOutputStream octets, int tag, int value) {
        octets.write(tag);
        octets.write(value >> 8);
        octets.write(value);
    }

    private static void list(ByteArrayOutputStream octets, int tag, byte[] value) {
        if (value.length > 0) {
            number(octets, tag, value.length);
            octets.writeBytes(value);
        }
    }
}
