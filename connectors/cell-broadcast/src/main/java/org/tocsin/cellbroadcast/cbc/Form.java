package org.tocsin.cellbroadcast.cbc;

/** In what form an operator's centre takes messages: a matter of the contract. */
public enum Form {
    /** The CAP message itself. */
    CAP,
    /** IBAG 1.0, one message for each language. */
    IBAG
}
