package org.tocsin.cap.sign;

/** How a message is written down before it is signed; neither keeps comments. */
public enum Canonicalization {
    /** Exclusive canonical XML 1.0: what stands around the signed part does not matter. */
    EXCLUSIVE(Algorithms.EXCLUSIVE),
    /** Canonical XML 1.1: the namespaces in scope are signed along, as some operators' contracts ask. */
    C14N11(Algorithms.INCLUSIVE_1_1);

    private final String algorithm;

    Canonicalization(String algorithm) {
        this.algorithm = algorithm;
    }

    String algorithm() {
        return algorithm;
    }
}
