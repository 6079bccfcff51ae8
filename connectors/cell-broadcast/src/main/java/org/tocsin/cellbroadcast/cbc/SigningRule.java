package org.tocsin.cellbroadcast.cbc;

/** Which messages the gateway signs for an operator: a matter of the contract. */
public enum SigningRule {
    /** Those that bear no signature yet; one signed by its author goes as it is. */
    UNSIGNED,
    /** All; the signature of an author is signed along. */
    ALWAYS,
    NEVER
}
