package org.tocsin.cellbroadcast.cbc;

/** What counts as the centre's yes: a matter of the contract. */
public enum AcknowledgementRule {
    /** A status of 200 to 299, unless the answer holds a message that says otherwise. */
    STATUS,
    /** Only a message in the answer that acknowledges: CAP of type Ack, or IBAG of type Ack. */
    MESSAGE
}
