package org.tocsin.cap;

/** A WGS 84 position in degrees, latitude first as CAP writes it. */
public record Position(double latitude, double longitude) {}
