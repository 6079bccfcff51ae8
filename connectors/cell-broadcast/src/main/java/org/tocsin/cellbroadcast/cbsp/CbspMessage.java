package org.tocsin.cellbroadcast.cbsp;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tocsin.cellbroadcast.page.Page;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.cellbroadcast.page.WarningType;

/** A message of the protocol (3GPP TS 48.049 8.1). Identifiers are 16 bits. */
public sealed interface CbspMessage {

    /** What asks for an {@link Answer} that bears the same procedure, identifier and serial number. */
    sealed interface Request extends CbspMessage {
        Procedure procedure();

        int messageId();

        /** The new serial number of a WRITE-REPLACE, the old one of the others. */
        SerialNumber serial();

        CellList cells();
    }

    /**
     * Puts a message on air, in place of {@code oldSerial} if that is given.
     *
     * @param channel of the cell
     * @param repetitionPeriod 1 to 4095 slots of 1.883 s (8.2.8)
     * @param broadcasts 0 to 65535; 0 is until stopped (8.2.9)
     * @param dataCodingScheme octet of 3GPP TS 23.038 clause 5
     * @param pages 1 to 15
     */
    record WriteReplace(
            int messageId,
            SerialNumber serial,
            Optional<SerialNumber> oldSerial,
            CellList cells,
            BroadcastChannel channel,
            Category category,
            int repetitionPeriod,
            int broadcasts,
            int dataCodingScheme,
            List<Page> pages)
            implements Request {
        public WriteReplace {
            pages = List.copyOf(pages);
            if (pages.isEmpty() || pages.size() > Page.MOST) {
                throw new IllegalArgumentException(pages.size() + " pages");
            }
            if (repetitionPeriod < 1 || repetitionPeriod > 0xfff) {
                throw new IllegalArgumentException("repetition period of " + repetitionPeriod + " slots");
            }
            if (broadcasts < 0 || broadcasts > 0xffff) {
                throw new IllegalArgumentException(broadcasts + " broadcasts");
            }
        }

        /** On the basic channel. */
        public WriteReplace(
                int messageId,
                SerialNumber serial,
                Optional<SerialNumber> oldSerial,
                CellList cells,
                Category category,
                int repetitionPeriod,
                int broadcasts,
                int dataCodingScheme,
                List<Page> pages) {
            this(
                    messageId,
                    serial,
                    oldSerial,
                    cells,
                    BroadcastChannel.BASIC,
                    category,
                    repetitionPeriod,
                    broadcasts,
                    dataCodingScheme,
                    pages);
        }

        @Override
        public Procedure procedure() {
            return Procedure.WRITE_REPLACE;
        }
    }

    /**
     * Puts a primary notification on air: no text, one in a cell at a time (8.1.3.1).
     *
     * @param period how long it goes out, up to one hour; empty is until stopped (8.2.25)
     */
    record EmergencyWrite(
            int messageId,
            SerialNumber serial,
            Optional<SerialNumber> oldSerial,
            CellList cells,
            WarningType warningType,
            SecurityInformation security,
            Optional<Duration> period)
            implements Request {
        @Override
        public Procedure procedure() {
            return Procedure.WRITE_REPLACE;
        }
    }

    /**
     * Takes a message off air.
     *
     * @param channel empty means a primary notification: the element's presence alone tells the two apart (8.1.3.4)
     */
    record Kill(int messageId, SerialNumber serial, CellList cells, Optional<BroadcastChannel> channel)
            implements Request {
        /** Of a message on the basic channel. */
        public Kill(int messageId, SerialNumber serial, CellList cells) {
            this(messageId, serial, cells, Optional.of(BroadcastChannel.BASIC));
        }

        @Override
        public Procedure procedure() {
            return Procedure.KILL;
        }
    }

    /** Asks how often a message went out. */
    record StatusQuery(int messageId, SerialNumber serial, CellList cells, BroadcastChannel channel)
            implements Request {
        /** Of a message on the basic channel. */
        public StatusQuery(int messageId, SerialNumber serial, CellList cells) {
            this(messageId, serial, cells, BroadcastChannel.BASIC);
        }

        @Override
        public Procedure procedure() {
            return Procedure.STATUS_QUERY;
        }
    }

    /** Asks how full the channel is (8.1.3.7). Osmocom's controllers leave it unanswered. */
    record LoadQuery(CellList cells, BroadcastChannel channel) implements CbspMessage {}

    /**
     * Sets up the reading schedule of phones (8.1.3.13). Osmocom's controllers leave it unanswered.
     *
     * @param schedulePeriod octet of 8.2.22
     * @param reservedSlots octet of 8.2.23
     */
    record SetDrx(CellList cells, int schedulePeriod, int reservedSlots, BroadcastChannel channel)
            implements CbspMessage {}

    /**
     * Ends all broadcasts in the cells (8.1.3.16). Only on an operator's order: some controllers end in a loop when several
     * messages of mixed periods are on air.
     */
    record Reset(CellList cells) implements CbspMessage {}

    /**
     * COMPLETE or FAILURE of a request about cells alone.
     *
     * @param failed empty for COMPLETE
     * @param loads of a load query
     * @param cells where it succeeded, as far as the peer says
     */
    record CellsAnswer(
            Procedure procedure,
            boolean complete,
            List<FailedCell> failed,
            List<CellLoad> loads,
            Optional<CellList> cells,
            Optional<BroadcastChannel> channel)
            implements CbspMessage {
        public CellsAnswer {
            failed = List.copyOf(failed);
            loads = List.copyOf(loads);
        }
    }

    /**
     * COMPLETE or FAILURE of a request. A FAILURE may have succeeded in some of the cells.
     *
     * @param complete whether it is COMPLETE
     * @param oldSerial the message that a WRITE-REPLACE replaced
     * @param failed empty for COMPLETE
     * @param completed the counts of the message that ended, or that was asked for
     * @param cells where it succeeded; by 3GPP TS 48.049 a peer may leave it out of a COMPLETE
     * @param channel empty for a primary notification
     */
    record Answer(
            Procedure procedure,
            boolean complete,
            int messageId,
            SerialNumber serial,
            Optional<SerialNumber> oldSerial,
            List<FailedCell> failed,
            List<CompletedCell> completed,
            Optional<CellList> cells,
            Optional<BroadcastChannel> channel)
            implements CbspMessage {
        public Answer {
            failed = List.copyOf(failed);
            completed = List.copyOf(completed);
        }
    }

    /** The peer (re)started its broadcasts in these cells. */
    record Restart(CellList cells, BroadcastType broadcastType, boolean dataLost) implements CbspMessage {}

    /** The peer lost these cells; a {@link Restart} brings them back. */
    record FailureIndication(List<FailedCell> failed, BroadcastType broadcastType) implements CbspMessage {
        public FailureIndication {
            failed = List.copyOf(failed);
        }
    }

    /** The peer could not make sense of a message of ours, named as far as it could read it. */
    record ErrorIndication(
            Cause cause, OptionalInt messageId, Optional<SerialNumber> newSerial, Optional<SerialNumber> oldSerial)
            implements CbspMessage {}

    /**
     * @param period until the next one, above 0, at most 120 s
     */
    record KeepAlive(Duration period) implements CbspMessage {}

    record KeepAliveComplete() implements CbspMessage {}

    /** A message that this gateway has no use for. */
    record Other(int type) implements CbspMessage {}

    /** What a RESTART or FAILURE is about. */
    enum BroadcastType {
        CBS(0),
        EMERGENCY(1);

        private final int code;

        BroadcastType(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }
}
