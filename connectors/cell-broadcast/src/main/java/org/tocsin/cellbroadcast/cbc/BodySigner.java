package org.tocsin.cellbroadcast.cbc;

import java.util.Optional;
import org.tocsin.cap.sign.Signer;
import org.tocsin.cap.sign.SigningRefused;

/** Signs what the contract wants signed. Safe for concurrent use. */
final class BodySigner {
    private final SigningRule rule;
    private final Optional<Signer> signer;

    /** @param signer empty only under {@link SigningRule#NEVER} */
    BodySigner(SigningRule rule, Optional<Signer> signer) {
        this.rule = rule;
        this.signer = signer;
    }

    /** A CAP message: one that its author signed stays as it is under {@link SigningRule#UNSIGNED}. */
    byte[] cap(byte[] xml) throws SigningRefused {
        boolean sign = rule == SigningRule.ALWAYS || (rule == SigningRule.UNSIGNED && !Signer.isSigned(xml));
        return sign ? signer().sign(xml) : xml;
    }

    /** A message that the gateway made, with an element kept for the signature. */
    byte[] within(byte[] xml, String element) throws SigningRefused {
        return rule == SigningRule.NEVER ? xml : signer().signWithin(xml, element);
    }

    private Signer signer() {
        return signer.orElseThrow(() -> new IllegalStateException("a rule that signs comes with a key"));
    }
}
