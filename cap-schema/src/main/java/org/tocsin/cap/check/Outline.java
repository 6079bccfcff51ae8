package org.tocsin.cap.check;

import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.tocsin.cap.Position;

/** The pairs of a polygon, or the centre of a circle, with the place where they stand. There is at least one. */
record Outline(String path, List<Position> pairs) {
    private static final double EARTH_RADIUS_KM = 6371.0088;

    /** Whether most pairs have a latitude that is none, and all would lie on the globe if they were exchanged. */
    boolean isOnGlobeOnlyExchanged() {
        long beyond =
                pairs.stream().filter(pair -> Math.abs(pair.latitude()) > 90).count();
        return beyond * 2 > pairs.size()
                && pairs.stream().map(Outline::exchanged).allMatch(Spoken::isOnGlobe);
    }

    /** x the longitude. */
    Envelope box() {
        Envelope box = new Envelope();
        pairs.forEach(pair -> box.expandToInclude(pair.longitude(), pair.latitude()));
        return box;
    }

    /** From first pair to first pair. */
    double kilometresTo(Outline other) {
        return kilometres(pairs.get(0), other.pairs.get(0));
    }

    /** As if this one's pairs were exchanged; endless when they cannot be. */
    double exchangedKilometresTo(Outline other) {
        Position exchanged = exchanged(pairs.get(0));
        return Spoken.isOnGlobe(exchanged) ? kilometres(exchanged, other.pairs.get(0)) : Double.POSITIVE_INFINITY;
    }

    private static Position exchanged(Position pair) {
        return new Position(/* latitude= */ pair.longitude(), /* longitude= */ pair.latitude());
    }

    private static double kilometres(Position from, Position to) {
        double north = Math.toRadians(to.latitude() - from.latitude());
        double east = Math.toRadians(to.longitude() - from.longitude());
        double chord = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(from.latitude()))
                        * Math.cos(Math.toRadians(to.latitude()))
                        * Math.pow(Math.sin(east / 2), 2);
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
}
