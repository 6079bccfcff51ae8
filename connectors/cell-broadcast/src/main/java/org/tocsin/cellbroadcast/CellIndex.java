package org.tocsin.cellbroadcast;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Where cells are and what they cover, by number, in arrays: some 32 octets for each of a million. Sites are kept tile by tile;
 * a tile that no border of an area comes near is in or out as a whole. Immutable, safe for concurrent use.
 */
final class CellIndex {
    private static final double TILES_PER_DEGREE = 10;
    private static final int TILES_AROUND = 4096;
    private static final double TURN = 360;

    /** Cells whose sites stand in one tile: positions {@code begin} to {@code end}, and all that they cover. */
    private record Tile(int begin, int end, Envelope sites, double reach) {}

    private final int[] number;
    private final int[] positionOf;
    private final double[] longitude;
    private final double[] latitude;
    private final float[] range;
    private final short[] azimuth;
    private final short[] beam;
    private final Tile[] tiles;

    /** @param cells numbered as they stand in the list */
    CellIndex(List<Cell> cells) {
        int size = cells.size();
        number = IntStream.range(0, size)
                .mapToLong(i -> (long) tile(cells.get(i)) << Integer.SIZE | i)
                .sorted()
                .mapToInt(key -> (int) key)
                .toArray();
        positionOf = new int[size];
        longitude = new double[size];
        latitude = new double[size];
        range = new float[size];
        azimuth = new short[size];
        beam = new short[size];
        int[] tileOf = new int[size];
        for (int i = 0; i < size; i++) {
            Cell cell = cells.get(number[i]);
            positionOf[number[i]] = i;
            longitude[i] = cell.longitude();
            latitude[i] = cell.latitude();
            range[i] = (float) cell.rangeMetres();
            azimuth[i] = (short) cell.azimuth();
            beam[i] = (short) cell.beamWidth();
            tileOf[i] = tile(cell);
        }
        tiles = tiles(tileOf);
    }

    /** The numbers of the cells that belong to an area. */
    BitSet cellsIn(Geometry area, CellSelection selection) {
        BitSet found = new BitSet(number.length);
        // A cell at 180 degrees reaches across, so the area is looked at from both sides.
        for (double shift : new double[] {0, TURN, -TURN}) {
            AreaOutline outline = new AreaOutline(area, shift);
            for (Tile tile : tiles) {
                collect(tile, outline, selection, found);
            }
        }
        return found;
    }

    /** Where a cell is and what it covers, in words; equal words for equal cells. */
    String describe(int cell) {
        int i = positionOf[cell];
        String beamWords = beam[i] == Cell.OMNIDIRECTIONAL ? "all round" : beam[i] + " degrees around " + azimuth[i];
        return latitude[i] + "," + longitude[i] + ", " + beamWords + ", " + range[i] + " m";
    }

    /** Whether a cell is where one of another index is, and covers the same. */
    boolean isSame(int cell, CellIndex other, int otherCell) {
        int i = positionOf[cell];
        int k = other.positionOf[otherCell];
        return longitude[i] == other.longitude[k]
                && latitude[i] == other.latitude[k]
                && range[i] == other.range[k]
                && azimuth[i] == other.azimuth[k]
                && beam[i] == other.beam[k];
    }

    private void collect(Tile tile, AreaOutline outline, CellSelection selection, BitSet found) {
        Envelope near = near(tile, selection);
        if (!near.intersects(outline.envelope())) {
            return;
        }
        int[] segments = outline.segmentsIn(near);
        boolean isWhole = segments.length == 0;
        if (isWhole && !outline.holds(longitude[tile.begin], latitude[tile.begin])) {
            return;
        }
        for (int i = tile.begin; i < tile.end; i++) {
            if (isWhole || belongs(i, outline, segments, selection)) {
                found.set(number[i]);
            }
        }
    }

    private boolean belongs(int i, AreaOutline outline, int[] segments, CellSelection selection) {
        if (outline.holds(longitude[i], latitude[i])) {
            return true;
        }
        int margin = selection.marginMetres();
        if (selection.mode() == CellSelection.Mode.SITE_INSIDE) {
            return margin > 0 && isWithin(margin, i, outline, segments);
        }
        if (!isWithin(range[i] + (double) margin, i, outline, segments)) {
            return false;
        }
        return beam[i] == Cell.OMNIDIRECTIONAL || sectorIsWithin(margin, i, outline, segments);
    }

    /** Whether the border comes so near to the site. */
    private boolean isWithin(double metres, int i, AreaOutline outline, int[] segments) {
        double east = LocalMetres.perDegreeEast(latitude[i]);
        for (int segment : segments) {
            if (outline.squaredDistance(segment, longitude[i], latitude[i], east) <= metres * metres) {
                return true;
            }
        }
        return false;
    }

    private boolean sectorIsWithin(double margin, int i, AreaOutline outline, int[] segments) {
        Coverage coverage = new Coverage(azimuth[i], beam[i], range[i]);
        LocalMetres metres = LocalMetres.around(longitude[i], latitude[i]);
        for (int segment : segments) {
            if (coverage.isNear(outline.begin(segment, metres), outline.end(segment, metres), margin)) {
                return true;
            }
        }
        return false;
    }

    private static Envelope near(Tile tile, CellSelection selection) {
        double reach = selection.marginMetres() + (selection.mode() == CellSelection.Mode.SITE_INSIDE ? 0 : tile.reach);
        double north = reach / LocalMetres.PER_DEGREE;
        double poleward = Math.max(Math.abs(tile.sites.getMinY()), Math.abs(tile.sites.getMaxY()));
        Envelope near = tile.sites.copy();
        near.expandBy(Math.min(TURN / 2, reach / LocalMetres.perDegreeEast(poleward)), north);
        return near;
    }

    private Tile[] tiles(int[] tileOf) {
        List<Integer> begins = IntStream.range(0, tileOf.length)
                .filter(i -> i == 0 || tileOf[i] != tileOf[i - 1])
                .boxed()
                .toList();
        Tile[] all = new Tile[begins.size()];
        for (int t = 0; t < all.length; t++) {
            int end = t + 1 < all.length ? begins.get(t + 1) : tileOf.length;
            all[t] = tile(begins.get(t), end);
        }
        return all;
    }

    private Tile tile(int begin, int end) {
        Envelope sites = new Envelope();
        double reach = 0;
        for (int i = begin; i < end; i++) {
            sites.expandToInclude(longitude[i], latitude[i]);
            reach = Math.max(reach, range[i]);
        }
        return new Tile(begin, end, sites, reach);
    }

    private static int tile(Cell cell) {
        int column = (int) ((cell.longitude() + TURN / 2) * TILES_PER_DEGREE);
        int row = (int) ((cell.latitude() + TURN / 4) * TILES_PER_DEGREE);
        return row * TILES_AROUND + column;
    }
}
