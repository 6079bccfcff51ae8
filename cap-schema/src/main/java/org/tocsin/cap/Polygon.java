package org.tocsin.cap;

import java.util.List;

/** A ring of positions; valid ones have at least four and end where they begin (CAP-25 checks that). */
public record Polygon(List<Position> ring) {
    public Polygon {
        ring = List.copyOf(ring);
    }
}
