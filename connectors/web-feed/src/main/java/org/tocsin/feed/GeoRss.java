package org.tocsin.feed;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.tocsin.cap.Alert;

/**
 * The area of an alert in GeoRSS Simple: one polygon for each polygon and circle of the CAP, latitude first, and a box
 * around the whole for readers that look at one shape only.
 */
final class GeoRss {
    private GeoRss() {}

    static void write(XmlFragment xml, Alert alert) {
        List<Coordinate[]> rings = AlertRings.of(alert);
        Envelope box = new Envelope();
        for (Coordinate[] ring : rings) {
            xml.element("georss:polygon", positions(ring));
            Arrays.stream(ring).forEach(box::expandToInclude);
        }
        if (!rings.isEmpty()) {
            xml.element(
                    "georss:box", corner(box.getMinY(), box.getMinX()) + " " + corner(box.getMaxY(), box.getMaxX()));
        }
    }

    private static String positions(Coordinate[] ring) {
        return Arrays.stream(ring).map(c -> corner(c.y, c.x)).collect(Collectors.joining(" "));
    }

    private static String corner(double latitude, double longitude) {
        return CapNumbers.plain(latitude) + " " + CapNumbers.plain(longitude);
    }
}
