package org.tocsin.cap.sign;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.PublicKey;
import org.apache.xml.security.Init;
import org.apache.xml.security.algorithms.SignatureAlgorithm;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.Reference;
import org.apache.xml.security.signature.XMLSignature;
import org.w3c.dom.Element;

/** The cryptography of one signature element whose shape has been found good. */
final class Seal {
    static {
        Init.init();
    }

    private final Element element;

    Seal(Element element) {
        this.element = element;
    }

    /** Whether the message, as it stands in this tree, has the digest that the signature names. */
    boolean coversTree() {
        try {
            Reference reference = signature().getSignedInfo().item(0);
            byte[] digest = reference.getMessageDigestAlgorithm().digest(reference.getReferencedBytes());
            return MessageDigest.isEqual(digest, reference.getDigestValue());
        } catch (XMLSecurityException | RuntimeException e) {
            // Whatever the library cannot make sense of does not hold.
            return false;
        }
    }

    /** Whether this key signed what the signature says of the message. */
    boolean isBy(PublicKey key) {
        try {
            XMLSignature signature = signature();
            SignatureAlgorithm algorithm = signature.getSignedInfo().getSignatureAlgorithm();
            algorithm.initVerify(key);
            algorithm.update(signature.getSignedInfo().getCanonicalizedOctetStream());
            return algorithm.verify(signature.getSignatureValue());
        } catch (XMLSecurityException | IOException | RuntimeException e) {
            return false;
        }
    }

    private XMLSignature signature() throws XMLSecurityException {
        return new XMLSignature(element, "", true);
    }
}
