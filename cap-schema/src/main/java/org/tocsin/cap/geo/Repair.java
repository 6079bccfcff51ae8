package org.tocsin.cap.geo;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;

/** Makes polygons that cross or touch themselves valid; what they enclose stays, each side of a crossing a part. */
public final class Repair {
    private static final PrecisionModel MILLIMETRES = new PrecisionModel(1e8);

    private Repair() {}

    /** What untangling leaves may overlap by the width of a rounding error; it is drawn on a grid of a millimetre then. */
    public static Geometry of(Geometry geometry) {
        Geometry untangled = GeometryFixer.fix(geometry);
        return untangled.isValid() ? untangled : UnaryUnionNG.union(untangled, MILLIMETRES);
    }
}
