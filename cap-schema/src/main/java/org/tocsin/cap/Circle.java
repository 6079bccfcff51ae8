package org.tocsin.cap;

/** A centre and a radius in kilometres. */
public record Circle(Position centre, double radiusKm) {}
