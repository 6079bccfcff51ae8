package org.tocsin.simulator;

/** A phone of the simulated operator: where it is, what it reads, and what becomes of messages to it. Two that are equal are one phone. */
public record OperatorPhone(double latitude, double longitude, String language, Fate fate) {

    /** What becomes of a message once it is sent. */
    public enum Fate {
        DELIVERED,
        FAILED,
        /** No word ever comes back. */
        SILENT
    }

    public OperatorPhone(double latitude, double longitude, String language) {
        this(latitude, longitude, language, Fate.DELIVERED);
    }
}
