package org.tocsin.cellbroadcast.cbsp;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Answer;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.CellsAnswer;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.EmergencyWrite;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.ErrorIndication;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.FailureIndication;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.KeepAlive;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.KeepAliveComplete;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Kill;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.LoadQuery;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Other;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Request;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Reset;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Restart;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.SetDrx;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.StatusQuery;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.WriteReplace;
import org.tocsin.cellbroadcast.page.SerialNumber;

/** Writes messages with their elements in the order of 3GPP TS 48.049 8.1.3. */
final class CbspEncoder {
    private final RepetitionCoding repetitionCoding;

    CbspEncoder(RepetitionCoding repetitionCoding) {
        this.repetitionCoding = repetitionCoding;
    }

    byte[] encode(CbspMessage message) {
        ElementWriter elements = new ElementWriter();
        int type;
        if (message instanceof Request request) {
            type = request.procedure().request();
            request(request, elements);
        } else if (message instanceof Answer answer) {
            type = type(answer.procedure(), answer.complete());
            answer(answer, elements);
        } else if (message instanceof CellsAnswer answer) {
            type = type(answer.procedure(), answer.complete());
            answer(answer, elements);
        } else {
            type = single(message, elements);
        }
        return framed(type, elements.toByteArray());
    }

    private static int type(Procedure procedure, boolean complete) {
        return complete ? procedure.complete() : procedure.failure();
    }

    private void request(Request request, ElementWriter elements) {
        if (request instanceof WriteReplace write) {
            writeReplace(write, elements);
        } else if (request instanceof EmergencyWrite write) {
            emergency(write, elements);
        } else {
            about(request.messageId(), Elements.OLD_SERIAL, request.serial(), elements)
                    .cells(request.cells());
            channel(request).ifPresent(channel -> channel(channel, elements));
        }
    }

    private static Optional<BroadcastChannel> channel(Request request) {
        return request instanceof Kill kill ? kill.channel() : Optional.of(((StatusQuery) request).channel());
    }

    private static void channel(BroadcastChannel channel, ElementWriter elements) {
        elements.octet(Elements.CHANNEL, channel.code());
    }

    private static void emergency(EmergencyWrite write, ElementWriter elements) {
        about(write.messageId(), Elements.NEW_SERIAL, write.serial(), elements);
        write.oldSerial().ifPresent(old -> elements.number(Elements.OLD_SERIAL, old.value()));
        elements.cells(write.cells())
                .octet(Elements.EMERGENCY, 1)
                .number(Elements.WARNING_TYPE, write.warningType().value())
                .octets(Elements.SECURITY, write.security().value())
                .octet(Elements.WARNING_PERIOD, PeriodOctet.encodeWarning(write.period()));
    }

    private void writeReplace(WriteReplace write, ElementWriter elements) {
        about(write.messageId(), Elements.NEW_SERIAL, write.serial(), elements);
        write.oldSerial().ifPresent(old -> elements.number(Elements.OLD_SERIAL, old.value()));
        elements.cells(write.cells())
                .octet(Elements.CHANNEL, write.channel().code())
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
        boolean channelFirst = answer.procedure() == Procedure.STATUS_QUERY && !answer.complete();
        if (channelFirst) {
            answer.channel().ifPresent(channel -> channel(channel, elements));
        }
        if (!answer.completed().isEmpty()) {
            elements.completed(answer.completed());
        }
        answer.cells().ifPresent(elements::cells);
        if (!channelFirst) {
            answer.channel().ifPresent(channel -> channel(channel, elements));
        }
    }

    private static void answer(CellsAnswer answer, ElementWriter elements) {
        if (!answer.failed().isEmpty()) {
            elements.failed(answer.failed());
        }
        if (!answer.loads().isEmpty()) {
            elements.loads(answer.loads());
        }
        answer.cells().ifPresent(elements::cells);
        answer.channel().ifPresent(channel -> channel(channel, elements));
    }

    private static int aboutCells(CbspMessage message, ElementWriter elements) {
        if (message instanceof LoadQuery query) {
            elements.cells(query.cells());
            channel(query.channel(), elements);
            return Procedure.LOAD_QUERY.request();
        } else if (message instanceof SetDrx setDrx) {
            elements.cells(setDrx.cells())
                    .octet(Elements.SCHEDULE_PERIOD, setDrx.schedulePeriod())
                    .octet(Elements.RESERVED_SLOTS, setDrx.reservedSlots());
            channel(setDrx.channel(), elements);
            return Procedure.SET_DRX.request();
        } else if (message instanceof Reset reset) {
            elements.cells(reset.cells());
            return Procedure.RESET.request();
        }
        throw new IllegalArgumentException("no single message: " + message);
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
        return aboutCells(message, elements);
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
