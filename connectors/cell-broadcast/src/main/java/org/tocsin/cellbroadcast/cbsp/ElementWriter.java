package org.tocsin.cellbroadcast.cbsp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.tocsin.cellbroadcast.page.Page;

/** Writes information elements one after the other (3GPP TS 48.049 8.2). */
final class ElementWriter {
    private static final int LARGEST_ENTRY = 16;
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

    ElementWriter octet(int tag, int value) {
        octets.write(tag);
        octets.write(value);
        return this;
    }

    ElementWriter number(int tag, int value) {
        octets.write(tag);
        octets.write(value >> 8);
        octets.write(value);
        return this;
    }

    ElementWriter page(Page page) {
        octets.write(Elements.CONTENT);
        octets.write(page.userLength());
        octets.writeBytes(page.content());
        return this;
    }

    ElementWriter octets(int tag, byte[] value) {
        octets.write(tag);
        octets.writeBytes(value);
        return this;
    }

    ElementWriter cells(CellList list) {
        ByteBuffer value = ByteBuffer.allocate(1 + list.cells().size() * LARGEST_ENTRY);
        value.put((byte) list.discriminator());
        list.cells().forEach(cell -> cell.write(value));
        return list(Elements.CELL_LIST, value);
    }

    /** Each entry has its own discriminator; all cells carry one empty octet. */
    ElementWriter failed(List<FailedCell> list) {
        ByteBuffer value = ByteBuffer.allocate(list.size() * LARGEST_ENTRY);
        for (FailedCell failed : list) {
            value.put((byte) failed.cell().discriminator());
            failed.cell().write(value);
            if (failed.cell() instanceof CellIdentity.AllCells) {
                value.put((byte) 0);
            }
            value.put((byte) failed.cause().code());
        }
        return list(Elements.FAILURE_LIST, value);
    }

    ElementWriter completed(List<CompletedCell> list) {
        ByteBuffer value = ByteBuffer.allocate(1 + list.size() * LARGEST_ENTRY);
        value.put((byte) list.get(0).cell().discriminator());
        for (CompletedCell completed : list) {
            completed.cell().write(value);
            value.putChar((char) completed.broadcasts())
                    .put((byte) completed.info().code());
        }
        return list(Elements.COMPLETED_LIST, value);
    }

    ElementWriter loads(List<CellLoad> list) {
        ByteBuffer value = ByteBuffer.allocate(1 + list.size() * LARGEST_ENTRY);
        value.put((byte) list.get(0).cell().discriminator());
        for (CellLoad load : list) {
            load.cell().write(value);
            value.put((byte) load.firstPercent()).put((byte) load.secondPercent());
        }
        return list(Elements.LOADING_LIST, value);
    }

    byte[] toByteArray() {
        return octets.toByteArray();
    }

    private ElementWriter list(int tag, ByteBuffer value) {
        int length = value.position();
        if (length > 0xffff) {
            throw new IllegalArgumentException("a list of " + length + " octets");
        }
        number(tag, length);
        byte[] entries = new byte[length];
        value.flip().get(entries);
        octets.writeBytes(entries);
        return this;
    }
}
