package org.tocsin.cellbroadcast;

import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;

/**
 * A cell of the peer: where its site stands and how far it reaches.
 *
 * @param latitude degrees, WGS 84
 * @param longitude degrees, WGS 84
 * @param rangeMetres above 0
 */
public record Cell(Cgi identity, double latitude, double longitude, double rangeMetres) {
    private static final double LONGEST_RANGE = 100_000;

    public Cell {
        // Written so that NaN is refused as well.
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("no position: " + latitude + "," + longitude);
        }
        if (!(rangeMetres > 0 && rangeMetres <= LONGEST_RANGE)) {
            throw new IllegalArgumentException(
                    "the range " + rangeMetres + " m is outside 0 to " + (int) LONGEST_RANGE + " m");
        }
    }
}
