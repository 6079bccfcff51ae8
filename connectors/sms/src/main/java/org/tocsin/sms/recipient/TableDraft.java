package org.tocsin.sms.recipient;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The next table in the making: copies only the blocks it changes. For one thread. */
final class TableDraft {
    private final RecipientTable base;
    private TableBlock[] blocks;
    private boolean[] own;
    private int size;

    TableDraft(RecipientTable base) {
        this.base = base;
        this.blocks = base.blocks().clone();
        this.own = new boolean[blocks.length];
        this.size = base.size();
    }

    /** What can be kept of a moment: seconds, from 1970 to 2106, and never the 0 that means none. */
    static int seconds(Instant at) {
        return (int) Math.max(1, Math.min(0xFFFF_FFFFL, at.getEpochSecond()));
    }

    int size() {
        return size;
    }

    /** @return the ordinal of the new row */
    int add(Recipient recipient) {
        int ordinal = size;
        resize(size + 1);
        set(ordinal, recipient);
        return ordinal;
    }

    /** A row that holds nothing but the hash of one who withdrew. @return its ordinal */
    int addForgotten(long tag, int withdrawn) {
        int ordinal = size;
        resize(size + 1);
        forget(ordinal, tag, withdrawn);
        return ordinal;
    }

    /** So many rows; new ones are nobody's. */
    void resize(int rows) {
        int needed = (rows + TableBlock.ROWS - 1) >>> TableBlock.SHIFT;
        if (needed > blocks.length) {
            blocks = Arrays.copyOf(blocks, Math.max(needed, blocks.length + (blocks.length >> 1)));
            own = Arrays.copyOf(own, blocks.length);
        }
        size = Math.max(size, rows);
    }

    void set(int ordinal, Recipient recipient) {
        TableBlock block = ownBlock(ordinal);
        int row = ordinal & TableBlock.MASK;
        Optional<Position> position = recipient.position();
        block.keys[row] = Long.parseLong(recipient.number());
        block.latitudes[row] = position.isPresent() ? position.get().latitude() : Double.NaN;
        block.longitudes[row] = position.isPresent() ? position.get().longitude() : Double.NaN;
        block.languages[row] = (short) base.words().languages().number(recipient.language());
        block.areaCodes[row] = base.words().areaCodes().number(recipient.areaCodes());
        byte marks = 0;
        for (Flag flag : recipient.flags()) {
            marks |= (byte) flag.mark();
        }
        block.marks[row] = marks;
        Optional<Consent> consent = recipient.consent();
        block.consents[row] = consent.isPresent() ? seconds(consent.get().at()) : 0;
        block.sources[row] = consent.isPresent()
                ? (short) base.words().sources().number(consent.get().source())
                : 0;
        block.withdrawals[row] = recipient.withdrawn().isPresent()
                ? seconds(recipient.withdrawn().get())
                : 0;
    }

    /** Leaves nothing of the row but a keyed hash of the number, and since when it was withdrawn. */
    void forget(int ordinal, long tag, int withdrawn) {
        erase(ordinal);
        TableBlock block = ownBlock(ordinal);
        block.keys[ordinal & TableBlock.MASK] = tag;
        block.withdrawals[ordinal & TableBlock.MASK] = withdrawn;
    }

    /** Leaves nothing of the row. */
    void erase(int ordinal) {
        TableBlock block = ownBlock(ordinal);
        int row = ordinal & TableBlock.MASK;
        block.keys[row] = 0;
        block.latitudes[row] = Double.NaN;
        block.longitudes[row] = Double.NaN;
        block.languages[row] = 0;
        block.areaCodes[row] = 0;
        block.marks[row] = 0;
        block.consents[row] = 0;
        block.sources[row] = 0;
        block.withdrawals[row] = 0;
    }

    /** Takes the rows that changed in another table since the base over from it. */
    void takeOver(RecipientTable newer) {
        for (int number = 0; number < base.blocks().length; number++) {
            TableBlock before = base.blocks()[number];
            TableBlock after = newer.blocks()[number];
            if (before != after) {
                takeOver(number, before, after);
            }
        }
    }

    RecipientTable table() {
        for (int number = 0; number < (size + TableBlock.MASK) >>> TableBlock.SHIFT; number++) {
            if (isMissing(number)) {
                blocks[number] = new TableBlock();
            }
        }
        return new RecipientTable(blocks, size, base.words());
    }

    long key(int ordinal) {
        return isMissing(ordinal >>> TableBlock.SHIFT)
                ? 0
                : blocks[ordinal >>> TableBlock.SHIFT].keys[ordinal & TableBlock.MASK];
    }

    private void takeOver(int number, TableBlock before, TableBlock after) {
        int first = number << TableBlock.SHIFT;
        for (int row = 0; row < TableBlock.ROWS; row++) {
            boolean changed = before.keys[row] != after.keys[row]
                    || before.withdrawals[row] != after.withdrawals[row]
                    || before.consents[row] != after.consents[row];
            if (changed) {
                ownBlock(first + row).copyRow(row, after);
            }
        }
    }

    private TableBlock ownBlock(int ordinal) {
        int number = ordinal >>> TableBlock.SHIFT;
        if (!own[number]) {
            blocks[number] = isMissing(number) ? new TableBlock() : blocks[number].copy();
            own[number] = true;
        }
        return blocks[number];
    }

    // Places that Arrays.copyOf left empty, which the type of the array does not tell.
    @SuppressWarnings("NullAway")
    private boolean isMissing(int number) {
        return blocks[number] == null;
    }
}
