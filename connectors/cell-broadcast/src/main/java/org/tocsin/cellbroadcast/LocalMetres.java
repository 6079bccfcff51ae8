package org.tocsin.cellbroadcast;

import org.locationtech.jts.geom.Coordinate;

/**
 * The surroundings of a place as a plane in metres, x to the east and y to the north of it: good to one in a hundred for the
 * some 35 km that cells reach, and lines between positions stay straight.
 */
record LocalMetres(double longitude, double latitude, double perDegreeEast) {
    static final double PER_DEGREE = 111_195;

    /** Nearer to a pole than this, a degree of longitude counts as much as here. */
    private static final double FARTHEST = 89.9;

    static LocalMetres around(double longitude, double latitude) {
        return new LocalMetres(longitude, latitude, perDegreeEast(latitude));
    }

    static double perDegreeEast(double latitude) {
        return PER_DEGREE * Math.cos(Math.toRadians(Math.min(FARTHEST, Math.abs(latitude))));
    }

    Coordinate of(double otherLongitude, double otherLatitude) {
        return new Coordinate((otherLongitude - longitude) * perDegreeEast, (otherLatitude - latitude) * PER_DEGREE);
    }
}
