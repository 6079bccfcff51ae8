package org.tocsin.connector;

import java.util.List;

/**
 * The area that is ordered and the sites that would serve it, with those around that would not. Bounded: a nationwide alert has
 * more cells than anybody can look at.
 *
 * @param outline closed rings of the ordered area, holes too
 * @param sites those that would serve it first
 * @param serving how many would serve it in all
 * @param others how many around it would not, in all
 */
public record ReachMap(List<List<Point>> outline, List<Site> sites, int serving, int others) {

    /** Degrees, WGS 84. */
    public record Point(double longitude, double latitude) {}

    /**
     * A cell or a mast.
     *
     * @param rangeMetres how far it reaches
     * @param serves whether the message would go out there
     */
    public record Site(String name, double longitude, double latitude, double rangeMetres, boolean serves) {}

    public ReachMap {
        outline = outline.stream().map(List::copyOf).toList();
        sites = List.copyOf(sites);
    }
}
