package org.tocsin.cellbroadcast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/** The ground of an alert as its border, segment by segment, in degrees; x is longitude. Immutable. */
final class AreaOutline {
    private final IndexedPointInAreaLocator locator;
    private final Envelope envelope;
    private final double shift;
    private final double[] x;
    private final double[] y;
    private final double[] endX;
    private final double[] endY;

    /** @param shift degrees to the east at which the area is looked at, 0 or a whole turn: for cells at the date line */
    AreaOutline(Geometry area, double shift) {
        this.shift = shift;
        this.locator = new IndexedPointInAreaLocator(area);
        this.envelope = area.getEnvelopeInternal().copy();
        if (!envelope.isNull()) {
            this.envelope.translate(shift, 0);
        }
        List<Coordinate[]> lines = new ArrayList<>();
        for (Object line : LinearComponentExtracter.getLines(area)) {
            lines.add(((LineString) line).getCoordinates());
        }
        int segments = lines.stream().mapToInt(line -> line.length - 1).sum();
        this.x = new double[segments];
        this.y = new double[segments];
        this.endX = new double[segments];
        this.endY = new double[segments];
        int next = 0;
        for (Coordinate[] line : lines) {
            for (int i = 1; i < line.length; i++, next++) {
                x[next] = line[i - 1].x + shift;
                y[next] = line[i - 1].y;
                endX[next] = line[i].x + shift;
                endY[next] = line[i].y;
            }
        }
    }

    Envelope envelope() {
        return envelope;
    }

    boolean holds(double longitude, double latitude) {
        return locator.locate(new Coordinate(longitude - shift, latitude)) != Location.EXTERIOR;
    }

    /** The segments whose boxes touch this one. */
    int[] segmentsIn(Envelope box) {
        int[] found = new int[x.length];
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            if (Math.max(x[i], endX[i]) >= box.getMinX()
                    && Math.min(x[i], endX[i]) <= box.getMaxX()
                    && Math.max(y[i], endY[i]) >= box.getMinY()
                    && Math.min(y[i], endY[i]) <= box.getMaxY()) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /**
     * How near the segment comes to a place, in square metres.
     *
     * @param metresPerDegreeEast there
     */
    double squaredDistance(int segment, double longitude, double latitude, double metresPerDegreeEast) {
        double fromX = (x[segment] - longitude) * metresPerDegreeEast;
        double fromY = (y[segment] - latitude) * LocalMetres.PER_DEGREE;
        double alongX = (endX[segment] - x[segment]) * metresPerDegreeEast;
        double alongY = (endY[segment] - y[segment]) * LocalMetres.PER_DEGREE;
        double length = alongX * alongX + alongY * alongY;
        double share = length == 0 ? 0 : Math.max(0, Math.min(1, -(fromX * alongX + fromY * alongY) / length));
        double nearX = fromX + share * alongX;
        double nearY = fromY + share * alongY;
        return nearX * nearX + nearY * nearY;
    }

    /** Where the segment begins as seen from a place, in metres. */
    Coordinate begin(int segment, LocalMetres metres) {
        return metres.of(x[segment], y[segment]);
    }

    /** Where the segment ends as seen from a place, in metres. */
    Coordinate end(int segment, LocalMetres metres) {
        return metres.of(endX[segment], endY[segment]);
    }
}
