package org.tocsin.sms.recipient;

import java.util.Arrays;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/**
 * The box of an area cut into cells, each known to be all inside, all outside, or crossed by an edge: only in the last does a
 * point need a closer look. Immutable.
 */
final class CellGrid {
    static final byte OUTSIDE = 0;
    static final byte INSIDE = 1;
    static final byte CROSSED = 2;

    private static final byte NOT_KNOWN = 3;
    private static final int SIDE = 512;

    /** Of a cell: far above what rounding can move a point, and costs nothing. */
    private static final double SLACK = 1e-6;

    private final Envelope box;
    private final double columnsADegree;
    private final double rowsADegree;
    private final byte[] cells = new byte[SIDE * SIDE];

    /** @param locator of that surface, which must have an extent in both directions */
    CellGrid(Geometry surface, PointOnGeometryLocator locator) {
        this.box = surface.getEnvelopeInternal();
        this.columnsADegree = SIDE / box.getWidth();
        this.rowsADegree = SIDE / box.getHeight();
        Arrays.fill(cells, NOT_KNOWN);
        for (Object line : LinearComponentExtracter.getLines(surface)) {
            cross(((LineString) line).getCoordinateSequence());
        }
        fill(locator);
    }

    /** Of a point inside the box. */
    byte at(double x, double y) {
        return cells[index(cell(column(x)), cell(row(y)))];
    }

    private void cross(CoordinateSequence ring) {
        for (int i = 1; i < ring.size(); i++) {
            double fromColumn = column(ring.getX(i - 1));
            double fromRow = row(ring.getY(i - 1));
            double toColumn = column(ring.getX(i));
            double toRow = row(ring.getY(i));
            if (fromColumn <= toColumn) {
                cross(fromColumn, fromRow, toColumn, toRow);
            } else {
                cross(toColumn, toRow, fromColumn, fromRow);
            }
        }
    }

    /** Marks the cells of one edge, from left to right, column by column. */
    private void cross(double left, double leftRow, double right, double rightRow) {
        double slope = right > left ? (rightRow - leftRow) / (right - left) : 0;
        for (int column = cell(left - SLACK); column <= cell(right + SLACK); column++) {
            double enter = leftRow + slope * (Math.max(left, column) - left);
            double leave = right > left ? leftRow + slope * (Math.min(right, column + 1.0) - left) : rightRow;
            double low = Math.max(Math.min(enter, leave), Math.min(leftRow, rightRow));
            double high = Math.min(Math.max(enter, leave), Math.max(leftRow, rightRow));
            for (int row = cell(low - SLACK); row <= cell(high + SLACK); row++) {
                cells[index(column, row)] = CROSSED;
            }
        }
    }

    // No edge lies between neighbours that none crosses: what one of them is, the other is too.
    private void fill(PointOnGeometryLocator locator) {
        Coordinate middle = new Coordinate();
        for (int row = 0; row < SIDE; row++) {
            byte known = NOT_KNOWN;
            for (int column = 0; column < SIDE; column++) {
                int index = index(column, row);
                if (cells[index] == CROSSED) {
                    known = NOT_KNOWN;
                    continue;
                }
                if (known == NOT_KNOWN) {
                    middle.x = box.getMinX() + (column + 0.5) / columnsADegree;
                    middle.y = box.getMinY() + (row + 0.5) / rowsADegree;
                    known = locator.locate(middle) == Location.EXTERIOR ? OUTSIDE : INSIDE;
                }
                cells[index] = known;
            }
        }
    }

    private double column(double x) {
        return (x - box.getMinX()) * columnsADegree;
    }

    private double row(double y) {
        return (y - box.getMinY()) * rowsADegree;
    }

    private static int cell(double at) {
        return (int) Math.max(0, Math.min(SIDE - 1, at));
    }

    private static int index(int column, int row) {
        return row * SIDE + column;
    }
}
