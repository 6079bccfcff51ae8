package org.tocsin.simulator;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/** COMPLETE when every cell did it, else FAILURE with the cells that did not and those that did, all as CGIs. */
final class CbspAnswers {
    private static final int WRITE_REPLACE = 0x01;
    private static final int RESTART = 0x13;
    private static final int FAILURE = 0x14;
    private static final int ERROR_INDICATION = 0x15;
    private static final int CAUSE = 0x0b;
    private static final int RECOVERY = 0x0d;
    private static final int BROADCAST_TYPE = 0x16;
    private static final int NOT_OPERATIONAL = 10;
    private static final int NEW_SERIAL = 0x03;
    private static final int OLD_SERIAL = 0x02;
    private static final int CELL_LIST = 0x04;
    private static final int COMPLETED_LIST = 0x08;
    private static final int FAILURE_LIST = 0x09;
    private static final int MESSAGE_ID = 0x0e;
    private static final byte[] BASIC_CHANNEL = {0x12, 0};

    private CbspAnswers() {}

    static CbspFrame of(int type, CbspReceived request, Map<String, CbspCellResult> results) {
        boolean failed = results.values().stream().anyMatch(result -> !result.isDone());
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        number(octets, MESSAGE_ID, request.messageId());
        number(octets, type == WRITE_REPLACE ? NEW_SERIAL : OLD_SERIAL, request.serial());
        request.replacedSerial().ifPresent(serial -> number(octets, OLD_SERIAL, serial));
        if (failed) {
            list(octets, FAILURE_LIST, failures(results));
        }
        if (type != WRITE_REPLACE || request.replacedSerial().isPresent()) {
            list(octets, COMPLETED_LIST, done(results, true));
        }
        if (type == WRITE_REPLACE) {
            list(octets, CELL_LIST, done(results, false));
        }
        octets.writeBytes(BASIC_CHANNEL);
        return new CbspFrame(type + (failed ? 2 : 1), octets.toByteArray());
    }

    /** An ERROR INDICATION about that request. */
    static CbspFrame error(CbspReceived request, int cause) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.write(CAUSE);
        octets.write(cause);
        number(octets, MESSAGE_ID, request.messageId());
        number(octets, request.request().equals("write-replace") ? NEW_SERIAL : OLD_SERIAL, request.serial());
        return new CbspFrame(ERROR_INDICATION, octets.toByteArray());
    }

    /** A FAILURE indication: these cells are out of operation. */
    static CbspFrame cellsLost(List<String> cells) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        for (String cell : cells) {
            list.writeBytes(CbspCells.writeShort(cell));
            list.write(NOT_OPERATIONAL);
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        list(octets, FAILURE_LIST, list.toByteArray());
        octets.write(BROADCAST_TYPE);
        octets.write(0);
        return new CbspFrame(FAILURE, octets.toByteArray());
    }

    /** A RESTART of one cell. */
    static CbspFrame restart(String cell, boolean dataLost) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        list(octets, CELL_LIST, CbspCells.writeShort(cell));
        octets.writeBytes(new byte[] {BROADCAST_TYPE, 0, RECOVERY, (byte) (dataLost ? 1 : 0)});
        return new CbspFrame(RESTART, octets.toByteArray());
    }

    private static byte[] failures(Map<String, CbspCellResult> results) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        results.forEach((cell, result) -> {
            if (!result.isDone()) {
                list.writeBytes(CbspCells.write(cell));
                list.write(result.cause());
            }
        });
        return list.toByteArray();
    }

    private static byte[] done(Map<String, CbspCellResult> results, boolean withCounts) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        results.forEach((cell, result) -> {
            if (result.isDone()) {
                byte[] cgi = CbspCells.write(cell);
                list.write(cgi, list.size() == 0 ? 0 : 1, list.size() == 0 ? cgi.length : cgi.length - 1);
                if (withCounts) {
                    list.writeBytes(new byte[] {(byte) (result.count() >> 8), (byte) result.count(), 0});
                }
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
