package org.tocsin.cellbroadcast.page;

/** How far a phone takes an equal identifier and serial number for the same message (3GPP TS 23.041 9.4.1.2.1). */
public enum GeographicalScope {
    /** One cell; shown at once. */
    CELL_IMMEDIATE(0),
    PLMN(1),
    /** A location area or tracking area. */
    LOCATION_AREA(2),
    CELL(3);

    private final int code;

    GeographicalScope(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static GeographicalScope of(int code) {
        return switch (code) {
            case 0 -> CELL_IMMEDIATE;
            case 1 -> PLMN;
            case 2 -> LOCATION_AREA;
            case 3 -> CELL;
            default -> throw new IllegalArgumentException("geographical scope " + code);
        };
    }
}
