package org.tocsin.cellbroadcast;

import org.tocsin.connector.Settings;

/**
 * Which cells belong to an area.
 *
 * @param marginMetres how far around the area still counts, 0 to 50 km
 */
public record CellSelection(Mode mode, int marginMetres) {
    /** Whatever reaches into the area, and nothing around it. */
    public static final CellSelection USUAL = new CellSelection(Mode.SECTOR_INTERSECTS, 0);

    private static final int WIDEST_MARGIN = 50_000;

    /** What must lie in the area. */
    public enum Mode {
        /** The site. Reaches fewer people outside, and misses some inside. */
        SITE_INSIDE,
        /** Any part of what the cell covers. */
        SECTOR_INTERSECTS
    }

    /** Reads {@code cell-selection} and {@code cell-margin-metres}. */
    static CellSelection from(Settings settings) {
        return new CellSelection(
                settings.choice("cell-selection", Mode.class, USUAL.mode),
                settings.number("cell-margin-metres", 0, WIDEST_MARGIN, USUAL.marginMetres));
    }
}
