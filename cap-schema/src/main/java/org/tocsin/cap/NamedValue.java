package org.tocsin.cap;

/** A valueName and its value: eventCode, parameter or geocode. */
public record NamedValue(String name, String value) {}
