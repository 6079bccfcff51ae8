package org.tocsin.sms.recipient;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All recipients at one moment, as columns of primitives: some 41 octets a recipient, scanned fast. A recipient is known by
 * the ordinal of his row, 0 for the first, which stays his own for the life of the registry: rows are added and emptied, never
 * moved or given to somebody else. Immutable; tables of one registry share the blocks in which they do not differ.
 */
public final class RecipientTable {
    private static final int MOST_SHORTS = Short.MAX_VALUE;
    private static final int MOST_CODE_SETS = 1_000_000;

    private final TableBlock[] blocks;
    private final int size;
    private final Dictionaries words;

    /** What rows share. */
    record Dictionaries(Dictionary<String> languages, Dictionary<List<String>> areaCodes, Dictionary<String> sources) {
        static Dictionaries empty() {
            return new Dictionaries(
                    new Dictionary<>("", MOST_SHORTS),
                    new Dictionary<>(List.of(), MOST_CODE_SETS),
                    new Dictionary<>("", MOST_SHORTS));
        }
    }

    RecipientTable(TableBlock[] blocks, int size, Dictionaries words) {
        this.blocks = blocks;
        this.size = size;
        this.words = words;
    }

    /** With nobody in it. */
    static RecipientTable empty() {
        return new RecipientTable(new TableBlock[0], 0, Dictionaries.empty());
    }

    /** Rows, those of nobody among them. */
    public int size() {
        return size;
    }

    /** E.164 digits without plus sign; empty when the row is nobody's any more. Never to be logged. */
    public String number(int ordinal) {
        long key = key(ordinal);
        return key > 0 ? Long.toString(key) : "";
    }

    /** Whether there is a number and nothing forbids to send to it. */
    public boolean isReachable(int ordinal) {
        return key(ordinal) > 0 && !isWithdrawn(ordinal);
    }

    /** WGS 84 degrees; NaN without a position. */
    public double latitude(int ordinal) {
        return block(ordinal).latitudes[ordinal & TableBlock.MASK];
    }

    /** WGS 84 degrees; NaN without a position. */
    public double longitude(int ordinal) {
        return block(ordinal).longitudes[ordinal & TableBlock.MASK];
    }

    /** A language tag (RFC 5646); empty when the row names none. */
    public String language(int ordinal) {
        return words.languages().value(languageIndex(ordinal));
    }

    /** The same for all recipients with the same language, from 0 upwards. */
    public int languageIndex(int ordinal) {
        return block(ordinal).languages[ordinal & TableBlock.MASK];
    }

    /** The same for all recipients with the same area codes, from 0 upwards; 0 for those without. */
    int areaCodesIndex(int ordinal) {
        return block(ordinal).areaCodes[ordinal & TableBlock.MASK];
    }

    /** How many different sets of area codes there are. */
    int areaCodeSets() {
        return words.areaCodes().size();
    }

    List<String> areaCodes(int index) {
        return words.areaCodes().value(index);
    }

    /** Whether this one is served before others. */
    public boolean isFlagged(int ordinal) {
        return block(ordinal).marks[ordinal & TableBlock.MASK] != 0;
    }

    public boolean isWithdrawn(int ordinal) {
        return block(ordinal).withdrawals[ordinal & TableBlock.MASK] != 0;
    }

    /** Seconds since 1970; 0 for nobody and for those who did not withdraw. */
    long withdrawnAt(int ordinal) {
        return Integer.toUnsignedLong(block(ordinal).withdrawals[ordinal & TableBlock.MASK]);
    }

    /** A number; negative, a keyed hash; 0, nobody, beyond the last row too. */
    long key(int ordinal) {
        return ordinal >= size ? 0 : block(ordinal).keys[ordinal & TableBlock.MASK];
    }

    /** Empty when the row is nobody's any more. */
    Optional<Recipient> recipient(int ordinal) {
        if (key(ordinal) <= 0) {
            return Optional.empty();
        }
        TableBlock block = block(ordinal);
        int row = ordinal & TableBlock.MASK;
        double latitude = block.latitudes[row];
        return Optional.of(new Recipient(
                number(ordinal),
                Double.isNaN(latitude) ? Optional.empty() : Optional.of(new Position(latitude, block.longitudes[row])),
                language(ordinal),
                words.areaCodes().value(block.areaCodes[row]),
                flags(block.marks[row]),
                instant(block.consents[row])
                        .map(at -> new Consent(at, words.sources().value(block.sources[row]))),
                instant(block.withdrawals[row])));
    }

    Dictionaries words() {
        return words;
    }

    TableBlock[] blocks() {
        return blocks;
    }

    @Override
    public String toString() {
        return "RecipientTable[" + size + " rows]";
    }

    private TableBlock block(int ordinal) {
        return blocks[ordinal >>> TableBlock.SHIFT];
    }

    private static Set<Flag> flags(byte marks) {
        if (marks == 0) {
            return Set.of();
        }
        EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
        for (Flag flag : Flag.values()) {
            if ((marks & flag.mark()) != 0) {
                flags.add(flag);
            }
        }
        return flags;
    }

    private static Optional<Instant> instant(int seconds) {
        return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(Integer.toUnsignedLong(seconds)));
    }
}
