package org.tocsin.cellbroadcast;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.cbsp.Plmn;

/** Networks and areas of chance. */
final class TestCells {
    private static final Plmn PLMN = new Plmn("262", "42");

    private TestCells() {}

    /** Between 47 and 55 north, 6 and 15 east, three sectors or one all round on each site. */
    static List<Cell> random(int size, Random random) {
        List<Cell> cells = new ArrayList<>(size);
        while (cells.size() < size) {
            double latitude = 47 + 8 * random.nextDouble();
            double longitude = 6 + 9 * random.nextDouble();
            double range = 500 + random.nextInt(12_000);
            boolean isRound = random.nextInt(4) == 0;
            for (int sector = 0; sector < (isRound ? 1 : 3) && cells.size() < size; sector++) {
                cells.add(new Cell(
                        new Cgi(PLMN, cells.size() >> 8, cells.size() & 0xff),
                        latitude,
                        longitude,
                        isRound ? 0 : 120 * sector,
                        isRound ? Cell.OMNIDIRECTIONAL : 65 + random.nextInt(60),
                        range,
                        "",
                        Set.of()));
            }
        }
        return cells;
    }

    /** A ring of that many corners around a place, in and out by chance. */
    static Geometry star(double longitude, double latitude, double radius, int corners, Random random) {
        Coordinate[] ring = new Coordinate[corners + 1];
        for (int corner = 0; corner < corners; corner++) {
            double angle = 2 * Math.PI * corner / corners;
            double length = radius * (0.6 + 0.4 * random.nextDouble());
            ring[corner] =
                    new Coordinate(longitude + 1.5 * length * Math.cos(angle), latitude + length * Math.sin(angle));
        }
        ring[corners] = ring[0];
        return new GeometryFactory().createPolygon(ring);
    }
}
