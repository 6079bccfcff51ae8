package org.tocsin.cap.check.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.tocsin.cap.Info;
import org.tocsin.cap.check.Subject;
import org.tocsin.cap.geo.AreaGeometry;
import org.tocsin.cap.geo.Gazetteer;

/**
 * Whether areas of one block cover the same ground. Neighbours share a border, often with a sliver from rounding, so only
 * a real part of the smaller area counts. Looking ends at the first pair of a block, and for the whole message when a limit
 * of work is reached: thousands of areas on top of one another cost no more than some.
 */
final class Overlap {
    private static final double REAL_PART = 0.01;

    /** Of all areas drawn and all pairs compared; an alert of 50 areas with 200 pairs each stays below. */
    private static final int MOST_VERTICES = 50_000;

    private int vertices;

    private Overlap() {}

    /** An area that is drawn. */
    private record Drawn(int index, Geometry ground) {}

    static void check(Subject subject, Objection objection) {
        Overlap overlap = new Overlap();
        subject.forEachInfo((info, path) -> overlap.firstPair(info)
                .ifPresent(pair -> objection.raise(
                        path + "/area[" + (pair.get(1).index() + 1) + "]",
                        "The area covers ground of area[" + (pair.get(0).index() + 1)
                                + "] of the same block; draw areas side by side, or as one.")));
    }

    private Optional<List<Drawn>> firstPair(Info info) {
        List<Drawn> drawn = info.areas().size() > 1 ? drawn(info) : List.of();
        STRtree areas = new STRtree();
        drawn.forEach(area -> areas.insert(area.ground().getEnvelopeInternal(), area));
        for (Drawn area : drawn) {
            for (Object found : areas.query(area.ground().getEnvelopeInternal())) {
                Drawn other = (Drawn) found;
                if (isOverLimit()) {
                    return Optional.empty();
                }
                if (other.index() < area.index() && overlap(area.ground(), other.ground())) {
                    return Optional.of(List.of(other, area));
                }
            }
        }
        return Optional.empty();
    }

    private List<Drawn> drawn(Info info) {
        List<Drawn> drawn = new ArrayList<>();
        for (int i = 0; i < info.areas().size() && !isOverLimit(); i++) {
            Optional<Geometry> ground = AreaGeometry.of(List.of(info.areas().get(i)), Gazetteer.NONE);
            if (ground.isPresent()) {
                vertices += ground.get().getNumPoints();
                drawn.add(new Drawn(i, ground.get()));
            }
        }
        return drawn;
    }

    private boolean overlap(Geometry one, Geometry other) {
        vertices += one.getNumPoints() + other.getNumPoints();
        double smaller = Math.min(one.getArea(), other.getArea());
        return OverlayNGRobust.overlay(one, other, OverlayNG.INTERSECTION).getArea() > REAL_PART * smaller;
    }

    private boolean isOverLimit() {
        return vertices > MOST_VERTICES;
    }
}
