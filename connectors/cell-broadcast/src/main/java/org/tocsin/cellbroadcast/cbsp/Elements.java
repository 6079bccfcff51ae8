package org.tocsin.cellbroadcast.cbsp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.cellbroadcast.page.Page;
import org.tocsin.cellbroadcast.page.SerialNumber;

/** The information elements of one message, in whatever order they came (3GPP TS 48.049 8.2). */
final class Elements {
    static final int CONTENT = 0x01;
    static final int OLD_SERIAL = 0x02;
    static final int NEW_SERIAL = 0x03;
    static final int CELL_LIST = 0x04;
    static final int CATEGORY = 0x05;
    static final int REPETITION_PERIOD = 0x06;
    static final int BROADCASTS_REQUESTED = 0x07;
    static final int COMPLETED_LIST = 0x08;
    static final int FAILURE_LIST = 0x09;
    static final int LOADING_LIST = 0x0a;
    static final int CAUSE = 0x0b;
    static final int DATA_CODING_SCHEME = 0x0c;
    static final int RECOVERY = 0x0d;
    static final int MESSAGE_ID = 0x0e;
    static final int EMERGENCY = 0x0f;
    static final int WARNING_TYPE = 0x10;
    static final int SECURITY = 0x11;
    static final int CHANNEL = 0x12;
    static final int PAGES = 0x13;
    static final int SCHEDULE_PERIOD = 0x14;
    static final int RESERVED_SLOTS = 0x15;
    static final int BROADCAST_TYPE = 0x16;
    static final int WARNING_PERIOD = 0x17;
    static final int KEEP_ALIVE_PERIOD = 0x18;

    private static final int LENGTH_FOLLOWS = -1;
    /** Octets of each element's value, by tag. */
    private static final int[] LENGTHS = {
        0,
        83,
        2,
        2,
        LENGTH_FOLLOWS,
        1,
        2,
        2,
        LENGTH_FOLLOWS,
        LENGTH_FOLLOWS,
        LENGTH_FOLLOWS,
        1,
        1,
        1,
        2,
        1,
        2,
        50,
        1,
        1,
        1,
        1,
        1,
        1,
        1
    };

    private final Map<Integer, ByteBuffer> values = new HashMap<>();
    private final List<Page> pages = new ArrayList<>();

    /** @throws java.nio.BufferUnderflowException when an element is cut off */
    Elements(ByteBuffer octets) throws CbspFormatException {
        while (octets.hasRemaining()) {
            int tag = octets.get() & 0xff;
            if (tag == 0 || tag >= LENGTHS.length) {
                throw new CbspFormatException("information element " + tag);
            }
            int length = LENGTHS[tag] == LENGTH_FOLLOWS ? octets.getChar() : LENGTHS[tag];
            byte[] value = new byte[length];
            octets.get(value);
            keep(tag, ByteBuffer.wrap(value));
        }
    }

    boolean has(int tag) {
        return values.containsKey(tag);
    }

    int octet(int tag) throws CbspFormatException {
        return mandatory(tag).get() & 0xff;
    }

    int number(int tag) throws CbspFormatException {
        return mandatory(tag).getChar();
    }

    SerialNumber serial(int tag) throws CbspFormatException {
        return SerialNumber.of(number(tag));
    }

    Optional<SerialNumber> optionalSerial(int tag) throws CbspFormatException {
        return has(tag) ? Optional.of(serial(tag)) : Optional.empty();
    }

    List<Page> pages() {
        return pages;
    }

    Optional<CellList> optionalCells() throws CbspFormatException {
        return has(CELL_LIST) ? Optional.of(cells()) : Optional.empty();
    }

    CellList cells() throws CbspFormatException {
        ByteBuffer octets = mandatory(CELL_LIST);
        int discriminator = octets.get();
        List<CellIdentity> cells = new ArrayList<>();
        do {
            cells.add(CellIdentity.read(discriminator, octets));
        } while (octets.hasRemaining() && discriminator != CellList.ALL.discriminator());
        return new CellList(cells);
    }

    List<FailedCell> failed() throws CbspFormatException {
        List<FailedCell> failed = new ArrayList<>();
        if (has(FAILURE_LIST)) {
            ByteBuffer octets = mandatory(FAILURE_LIST);
            while (octets.hasRemaining()) {
                CellIdentity cell = CellIdentity.read(octets.get(), octets);
                if (cell instanceof CellIdentity.AllCells) {
                    octets.get();
                }
                failed.add(new FailedCell(cell, new Cause(octets.get() & 0xff)));
            }
        }
        return failed;
    }

    List<CompletedCell> completed() throws CbspFormatException {
        List<CompletedCell> completed = new ArrayList<>();
        if (has(COMPLETED_LIST)) {
            ByteBuffer octets = mandatory(COMPLETED_LIST);
            int discriminator = octets.get();
            while (octets.hasRemaining()) {
                CellIdentity cell = CellIdentity.read(discriminator, octets);
                completed.add(new CompletedCell(cell, octets.getChar(), info(octets.get())));
            }
        }
        return completed;
    }

    List<CellLoad> loads() throws CbspFormatException {
        List<CellLoad> loads = new ArrayList<>();
        if (has(LOADING_LIST)) {
            ByteBuffer octets = mandatory(LOADING_LIST);
            int discriminator = octets.get();
            while (octets.hasRemaining()) {
                CellIdentity cell = CellIdentity.read(discriminator, octets);
                loads.add(new CellLoad(cell, octets.get() & 0xff, octets.get() & 0xff));
            }
        }
        return loads;
    }

    SecurityInformation security() throws CbspFormatException {
        return new SecurityInformation(mandatory(SECURITY).array());
    }

    BroadcastChannel channel() throws CbspFormatException {
        return optionalChannel().orElse(BroadcastChannel.BASIC);
    }

    Optional<BroadcastChannel> optionalChannel() throws CbspFormatException {
        if (!has(CHANNEL)) {
            return Optional.empty();
        }
        return switch (octet(CHANNEL)) {
            case 0 -> Optional.of(BroadcastChannel.BASIC);
            case 1 -> Optional.of(BroadcastChannel.EXTENDED);
            default -> throw new CbspFormatException("channel " + octet(CHANNEL));
        };
    }

    private void keep(int tag, ByteBuffer value) {
        if (tag == CONTENT) {
            int userLength = value.get() & 0xff;
            byte[] content = new byte[Page.OCTETS];
            value.get(content);
            pages.add(new Page(content, userLength));
        } else {
            values.put(tag, value);
        }
    }

    private ByteBuffer mandatory(int tag) throws CbspFormatException {
        ByteBuffer value = values.get(tag);
        if (value == null) {
            throw new CbspFormatException("information element " + tag + " is missing");
        }
        return value.duplicate();
    }

    private static CompletedCell.Info info(int octet) {
        return switch (octet) {
            case 0 -> CompletedCell.Info.VALID;
            case 1 -> CompletedCell.Info.OVERFLOW;
            default -> CompletedCell.Info.UNKNOWN;
        };
    }
}
