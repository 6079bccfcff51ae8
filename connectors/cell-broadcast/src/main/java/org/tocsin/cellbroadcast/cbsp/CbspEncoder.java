package org.tocsin.cellbroadcast.cbsp;

import java.nio.ByteBuffer;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Answer;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.ErrorIndication;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.FailureIndication;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.KeepAlive;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.KeepAliveComplete;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Other;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Request;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Restart;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.WriteReplace;
import org.tocsin.cellbroadcast.page.SerialNumber;

/** Writes messages with their elements in the order of 3GPP TS 48.049 8.1.3. */
final class CbspEncoder {
    private static final int BASIC_CHANNEL = 0;

    private final RepetitionCoding repetitionCoding;

    CbspEncoder(RepetitionCoding repetitionCoding) {
        this.repetitionCoding = repetitionCoding;
    }

    byte[] encode(CbspMessage message) {
        ElementWriter elements = new ElementWriter();
        int type;
        if (message instanceof WriteReplace write) {
            type = write.procedure().request();
            writeReplace(write, elements);
        } else if (message instanceof Request request) {
            type = request.procedure().request();
            about(request.messageId(), Elements.OLD_SERIAL, request.serial(), elements)
                    .cells(request.cells())
                    // Its presence says that a broadcast message is meant, not an emergency one.
                    .octet(Elements.CHANNEL, BASIC_CHANNEL);
        } else if (message instanceof Answer answer) {
            type = answer.complete()
                    ? answer.procedure().complete()
                    : answer.procedure().failure();
            answer(answer, elements);
        } else {
            type = single(message, elements);
        }
        return framed(type, elements.toByteArray());
    }

    private void writeReplace(WriteReplace write, ElementWriter elements) {
        about(write.messageId(), Elements.NEW_SERIAL, write.serial(), elements);
        write.oldSerial().ifPresent(old -> elements.number(Elements.OLD_SERIAL, old.value()));
        elements.cells(write.cells())
                .octet(Elements.CHANNEL, BASIC_CHANNEL)
                .octet(Elements.CATEGORY, write.category().code())
                .number(Elements.REPETITION_PERIOD, repetitionCoding.toWire(write.repetitionPeriod()))
                .number(Elements.BROADCASTS_REQUESTED, write.broadcasts())
                .octet(Elements.PAGES, write.pages().size())
                .octet(Elements.DATA_CODING_SCHEME, write.dataCodingScheme());
        write.pages().forEach(elements::page);
    }

    private static void answer(Answer answer, ElementWriter elements) {
        boolean write = answer.procedure() == Procedure.WRITE_REPLACE;
        about(answer.messageId(), write ? Elements.NEW_SERIAL : Elements.OLD_SERIAL, answer.serial(), elements);
        answer.oldSerial().ifPresent(old -> elements.number(Elements.OLD_SERIAL, old.value()));
        if (!answer.failed().isEmpty()) {
            elements.failed(answer.failed());
        }
        if (!answer.completed().isEmpty()) {
            elements.completed(answer.completed());
        }
        answer.cells().ifPresent(elements::cells);
        elements.octet(Elements.CHANNEL, BASIC_CHANNEL);
    }

    private static int single(CbspMessage message, ElementWriter elements) {
        if (message instanceof Restart restart) {
            elements.cells(restart.cells())
                    .octet(Elements.BROADCAST_TYPE, restart.broadcastType().code())
                    .octet(Elements.RECOVERY, restart.dataLost() ? 1 : 0);
            return CbspCodec.RESTART;
        } else if (message instanceof FailureIndication failure) {
            elements.failed(failure.failed())
                    .octet(Elements.BROADCAST_TYPE, failure.broadcastType().code());
            return CbspCodec.FAILURE;
        } else if (message instanceof ErrorIndication error) {
            elements.octet(Elements.CAUSE, error.cause().code());
            error.messageId().ifPresent(id -> elements.number(Elements.MESSAGE_ID, id));
            error.newSerial().ifPresent(serial -> elements.number(Elements.NEW_SERIAL, serial.value()));
            error.oldSerial().ifPresent(serial -> elements.number(Elements.OLD_SERIAL, serial.value()));
            return CbspCodec.ERROR_INDICATION;
        } else if (message instanceof KeepAlive keepAlive) {
            elements.octet(Elements.KEEP_ALIVE_PERIOD, PeriodOctet.encode(keepAlive.period()));
            return CbspCodec.KEEP_ALIVE;
        } else if (message instanceof KeepAliveComplete) {
            return CbspCodec.KEEP_ALIVE_COMPLETE;
        } else if (message instanceof Other other) {
            throw new IllegalArgumentException("messages of type " + other.type() + " are only read");
        }
        throw new IllegalArgumentException("no single message: " + message);
    }

    private static ElementWriter about(int messageId, int serialTag, SerialNumber serial, ElementWriter elements) {
        return elements.number(Elements.MESSAGE_ID, messageId).number(serialTag, serial.value());
    }

    private static byte[] framed(int type, byte[] elements) {
        return ByteBuffer.allocate(CbspCodec.HEADER + elements.length)
                .putInt(type << 24 | elements.length)
                .put(elements)
                .array();
    }
}
