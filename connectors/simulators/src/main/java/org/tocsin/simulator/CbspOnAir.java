package org.tocsin.simulator;

/** A message that a simulated controller broadcasts in a cell. */
public record CbspOnAir(String cell, int messageId, int serial, String text) {}
