package org.tocsin.cellbroadcast;

import java.util.Set;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;

/**
 * A cell of a peer: where its site stands, where its antenna looks and how far it reaches.
 *
 * @param latitude degrees, WGS 84
 * @param longitude degrees, WGS 84
 * @param azimuth where the middle of the beam points, 0 to 359 degrees clockwise from north; without meaning when the beam is
 *     all round
 * @param beamWidth 1 to 360 degrees; 360 is all round
 * @param rangeMetres above 0, at most 100 km
 * @param peer which controller serves it; empty when the registry is of one peer alone
 * @param tags words of the operator
 */
public record Cell(
        Cgi identity,
        double latitude,
        double longitude,
        int azimuth,
        int beamWidth,
        double rangeMetres,
        String peer,
        Set<String> tags) {
    /** All round. */
    public static final int OMNIDIRECTIONAL = 360;

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
        if (azimuth < 0 || azimuth >= OMNIDIRECTIONAL) {
            throw new IllegalArgumentException("the azimuth " + azimuth + " is outside 0 to 359 degrees");
        }
        if (beamWidth < 1 || beamWidth > OMNIDIRECTIONAL) {
            throw new IllegalArgumentException("the beam width " + beamWidth + " is outside 1 to 360 degrees");
        }
        tags = Set.copyOf(tags);
    }

    /** All round, of the one peer, without tags. */
    public Cell(Cgi identity, double latitude, double longitude, double rangeMetres) {
        this(identity, latitude, longitude, 0, OMNIDIRECTIONAL, rangeMetres, "", Set.of());
    }
}
