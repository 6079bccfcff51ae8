package org.tocsin.cellbroadcast.cbsp;

/**
 * How full the broadcast channel of a cell is (3GPP TS 48.049 8.2.12).
 *
 * @param firstPercent 0 to 255 as the peer says it; by the standard 0 to 100
 * @param secondPercent the same for the second of the two figures
 */
public record CellLoad(CellIdentity cell, int firstPercent, int secondPercent) {
    public CellLoad {
        if (firstPercent < 0 || firstPercent > 0xff || secondPercent < 0 || secondPercent > 0xff) {
            throw new IllegalArgumentException("load " + firstPercent + ", " + secondPercent);
        }
    }
}
