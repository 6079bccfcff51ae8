package org.tocsin.cellbroadcast.cbsp;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Answer;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.BroadcastType;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.CellsAnswer;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.EmergencyWrite;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.ErrorIndication;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.FailureIndication;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.KeepAlive;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.KeepAliveComplete;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Kill;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.LoadQuery;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Other;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Reset;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Restart;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.SetDrx;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.StatusQuery;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.WriteReplace;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.cellbroadcast.page.WarningType;

/** Messages to octets and back (3GPP TS 48.049 8.1). Stateless. */
public final class CbspCodec {
    static final int RESTART = 0x13;
    static final int FAILURE = 0x14;
    static final int ERROR_INDICATION = 0x15;
    static final int KEEP_ALIVE = 0x16;
    static final int KEEP_ALIVE_COMPLETE = 0x17;

    /** One octet type, three octets length. */
    static final int HEADER = 4;

    /** Octets after the header. More than any message needs; without the cap one wrong length field would eat all memory. */
    static final int LONGEST = 1 << 20;

    private final RepetitionCoding repetitionCoding;
    private final CbspEncoder encoder;

    public CbspCodec(RepetitionCoding repetitionCoding) {
        this.repetitionCoding = repetitionCoding;
        this.encoder = new CbspEncoder(repetitionCoding);
    }

    /** @throws IllegalArgumentException for a message that cannot be written, such as a list too long for its length field */
    public byte[] encode(CbspMessage message) {
        return encoder.encode(message);
    }

    /**
     * Blocks for one whole message.
     *
     * @throws IOException when the stream fails or ends ({@link java.io.EOFException})
     * @throws CbspFormatException when what came is no message; the place of the next one is known only if {@link #LONGEST}
     *     was kept, so the link has to end
     */
    public CbspMessage read(DataInputStream in) throws IOException, CbspFormatException {
        return decode(readOctets(in));
    }

    /** The octets of one whole message, header included. */
    byte[] readOctets(DataInputStream in) throws IOException, CbspFormatException {
        int header = in.readInt();
        int length = checkedLength(header);
        byte[] octets = ByteBuffer.allocate(HEADER + length).putInt(header).array();
        in.readFully(octets, HEADER, length);
        return octets;
    }

    /** @throws CbspFormatException when the octets are not exactly one message */
    public CbspMessage decode(byte[] octets) throws CbspFormatException {
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        if (octets.length < HEADER) {
            throw new CbspFormatException("a message of " + octets.length + " octets");
        }
        int header = buffer.getInt();
        if (checkedLength(header) != buffer.remaining()) {
            throw new CbspFormatException("the length field does not fit the message");
        }
        return decode(header >>> 24, buffer);
    }

    private static int checkedLength(int header) throws CbspFormatException {
        int length = header & 0xffffff;
        if (length > LONGEST) {
            throw new CbspFormatException("a message of " + length + " octets; the limit is " + LONGEST);
        }
        return length;
    }

    private CbspMessage decode(int type, ByteBuffer octets) throws CbspFormatException {
        try {
            for (Procedure procedure : Procedure.values()) {
                if (type == procedure.request()) {
                    return request(procedure, new Elements(octets));
                }
                if (type == procedure.complete() || type == procedure.failure()) {
                    return answer(procedure, type == procedure.complete(), new Elements(octets));
                }
            }
            return single(type, octets);
        } catch (BufferUnderflowException e) {
            throw new CbspFormatException("a message of type " + type + " is cut off", e);
        } catch (IllegalArgumentException e) {
            throw new CbspFormatException("a message of type " + type + " has a value out of range", e);
        }
    }

    private CbspMessage request(Procedure procedure, Elements elements) throws CbspFormatException {
        return switch (procedure) {
            case WRITE_REPLACE -> elements.has(Elements.EMERGENCY) ? emergency(elements) : writeReplace(elements);
            case KILL ->
                new Kill(
                        elements.number(Elements.MESSAGE_ID),
                        elements.serial(Elements.OLD_SERIAL),
                        elements.cells(),
                        elements.optionalChannel());
            case STATUS_QUERY ->
                new StatusQuery(
                        elements.number(Elements.MESSAGE_ID),
                        elements.serial(Elements.OLD_SERIAL),
                        elements.cells(),
                        elements.channel());
            case LOAD_QUERY -> new LoadQuery(elements.cells(), elements.channel());
            case SET_DRX ->
                new SetDrx(
                        elements.cells(),
                        elements.octet(Elements.SCHEDULE_PERIOD),
                        elements.octet(Elements.RESERVED_SLOTS),
                        elements.channel());
            case RESET -> new Reset(elements.cells());
        };
    }

    private static EmergencyWrite emergency(Elements elements) throws CbspFormatException {
        return new EmergencyWrite(
                elements.number(Elements.MESSAGE_ID),
                elements.serial(Elements.NEW_SERIAL),
                elements.optionalSerial(Elements.OLD_SERIAL),
                elements.cells(),
                WarningType.of(elements.number(Elements.WARNING_TYPE)),
                elements.security(),
                PeriodOctet.decodeWarning(elements.octet(Elements.WARNING_PERIOD)));
    }

    private WriteReplace writeReplace(Elements elements) throws CbspFormatException {
        if (elements.octet(Elements.PAGES) != elements.pages().size()) {
            throw new CbspFormatException("the number of pages is not the number of contents");
        }
        return new WriteReplace(
                elements.number(Elements.MESSAGE_ID),
                elements.serial(Elements.NEW_SERIAL),
                elements.optionalSerial(Elements.OLD_SERIAL),
                elements.cells(),
                elements.channel(),
                category(elements.octet(Elements.CATEGORY)),
                repetitionCoding.fromWire(elements.number(Elements.REPETITION_PERIOD)),
                elements.number(Elements.BROADCASTS_REQUESTED),
                elements.octet(Elements.DATA_CODING_SCHEME),
                elements.pages());
    }

    private static CbspMessage answer(Procedure procedure, boolean complete, Elements elements)
            throws CbspFormatException {
        if (!procedure.isAboutMessage()) {
            return new CellsAnswer(
                    procedure,
                    complete,
                    elements.failed(),
                    elements.loads(),
                    elements.optionalCells(),
                    elements.optionalChannel());
        }
        boolean write = procedure == Procedure.WRITE_REPLACE;
        SerialNumber serial = elements.serial(write ? Elements.NEW_SERIAL : Elements.OLD_SERIAL);
        return new Answer(
                procedure,
                complete,
                elements.number(Elements.MESSAGE_ID),
                serial,
                write ? elements.optionalSerial(Elements.OLD_SERIAL) : Optional.empty(),
                elements.failed(),
                elements.completed(),
                elements.optionalCells(),
                elements.optionalChannel());
    }

    private static CbspMessage single(int type, ByteBuffer octets) throws CbspFormatException {
        return switch (type) {
            case RESTART -> restart(new Elements(octets));
            case FAILURE -> failure(new Elements(octets));
            case ERROR_INDICATION -> error(new Elements(octets));
            case KEEP_ALIVE ->
                new KeepAlive(PeriodOctet.decode(new Elements(octets).octet(Elements.KEEP_ALIVE_PERIOD)));
            case KEEP_ALIVE_COMPLETE -> new KeepAliveComplete();
            default -> new Other(type);
        };
    }

    private static Restart restart(Elements elements) throws CbspFormatException {
        return new Restart(elements.cells(), broadcastType(elements), elements.octet(Elements.RECOVERY) == 1);
    }

    private static FailureIndication failure(Elements elements) throws CbspFormatException {
        return new FailureIndication(elements.failed(), broadcastType(elements));
    }

    private static ErrorIndication error(Elements elements) throws CbspFormatException {
        return new ErrorIndication(
                new Cause(elements.octet(Elements.CAUSE)),
                elements.has(Elements.MESSAGE_ID)
                        ? OptionalInt.of(elements.number(Elements.MESSAGE_ID))
                        : OptionalInt.empty(),
                elements.optionalSerial(Elements.NEW_SERIAL),
                elements.optionalSerial(Elements.OLD_SERIAL));
    }

    private static BroadcastType broadcastType(Elements elements) throws CbspFormatException {
        return elements.octet(Elements.BROADCAST_TYPE) == 0 ? BroadcastType.CBS : BroadcastType.EMERGENCY;
    }

    private static Category category(int octet) throws CbspFormatException {
        return switch (octet) {
            case 0 -> Category.HIGH_PRIORITY;
            case 1 -> Category.BACKGROUND;
            case 2 -> Category.NORMAL;
            default -> throw new CbspFormatException("category " + octet);
        };
    }
}
