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
    private static final double FULL_TURN = 360;

    private GeoRss() {}

    static void write(XmlFragment xml, Alert alert) {
        List<Coordinate[]> rings = AlertRings.of(alert);
        rings.forEach(ring -> xml.element("georss:polygon", positions(ring)));
        if (!rings.isEmpty()) {
            xml.element("georss:box", box(rings));
        }
    }

    /**
     * The narrower of the boxes with and without the 180th meridian inside: the other one would show an alert for a few
     * islands there around the whole globe. Its west is then greater than its east, as in RFC 7946 5.2.
     */
    private static String box(List<Coordinate[]> rings) {
        Envelope plain = new Envelope();
        Envelope across = new Envelope();
        for (Coordinate[] ring : rings) {
            for (Coordinate c : ring) {
                plain.expandToInclude(c);
                across.expandToInclude(c.x < 0 ? c.x + FULL_TURN : c.x, c.y);
            }
        }
        Envelope box = across.getWidth() < plain.getWidth() ? across : plain;
        return corner(box.getMinY(), longitude(box.getMinX())) + " " + corner(box.getMaxY(), longitude(box.getMaxX()));
    }

    private static double longitude(double unwrapped) {
        return unwrapped > FULL_TURN / 2 ? unwrapped - FULL_TURN : unwrapped;
    }

    private static String positions(Coordinate[] ring) {
        return Arrays.stream(ring).map(c -> corner(c.y, c.x)).collect(Collectors.joining(" "));
    }

    private static String corner(double latitude, double longitude) {
        return CapNumbers.degrees(latitude) + " " + CapNumbers.degrees(longitude);
    }
}
