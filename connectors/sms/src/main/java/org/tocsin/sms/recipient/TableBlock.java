package org.tocsin.sms.recipient;

/** The columns of some rows. Changed only by the draft that made or copied it, and never once a table holds it. */
final class TableBlock {
    static final int SHIFT = 12;
    static final int ROWS = 1 << SHIFT;
    static final int MASK = ROWS - 1;

    /** A number; negative, a keyed hash of one who withdrew long ago; 0, nobody. */
    final long[] keys;

    /** NaN for those without a position. */
    final double[] latitudes;

    final double[] longitudes;
    final short[] languages;
    final int[] areaCodes;
    final byte[] marks;

    /** Seconds since 1970, 0 for never; to the year 2106 as unsigned. */
    final int[] consents;

    final short[] sources;

    /** The same. */
    final int[] withdrawals;

    TableBlock() {
        keys = new long[ROWS];
        latitudes = new double[ROWS];
        longitudes = new double[ROWS];
        languages = new short[ROWS];
        areaCodes = new int[ROWS];
        marks = new byte[ROWS];
        consents = new int[ROWS];
        sources = new short[ROWS];
        withdrawals = new int[ROWS];
    }

    private TableBlock(TableBlock other) {
        keys = other.keys.clone();
        latitudes = other.latitudes.clone();
        longitudes = other.longitudes.clone();
        languages = other.languages.clone();
        areaCodes = other.areaCodes.clone();
        marks = other.marks.clone();
        consents = other.consents.clone();
        sources = other.sources.clone();
        withdrawals = other.withdrawals.clone();
    }

    TableBlock copy() {
        return new TableBlock(this);
    }

    void copyRow(int row, TableBlock from) {
        keys[row] = from.keys[row];
        latitudes[row] = from.latitudes[row];
        longitudes[row] = from.longitudes[row];
        languages[row] = from.languages[row];
        areaCodes[row] = from.areaCodes[row];
        marks[row] = from.marks[row];
        consents[row] = from.consents[row];
        sources[row] = from.sources[row];
        withdrawals[row] = from.withdrawals[row];
    }
}
