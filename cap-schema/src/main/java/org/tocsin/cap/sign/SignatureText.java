package org.tocsin.cap.sign;

/** A signature as text. SignedInfo is written in its exclusive canonical form. */
final class SignatureText {
    private static final String XMLNS = " xmlns=\"" + Dsig.NAMESPACE + "\"";

    private SignatureText() {}

    static String signedInfo(Canonicalization canonicalization, String method, String digest) {
        return "<SignedInfo" + XMLNS + ">"
                + algorithm("CanonicalizationMethod", canonicalization.algorithm())
                + algorithm("SignatureMethod", method)
                + "<Reference URI=\"\"><Transforms>"
                + algorithm("Transform", Algorithms.ENVELOPED)
                + algorithm("Transform", canonicalization.algorithm())
                + "</Transforms>"
                + algorithm("DigestMethod", Algorithms.SHA256)
                + "<DigestValue>" + digest + "</DigestValue></Reference></SignedInfo>";
    }

    static String certificate(String encoded) {
        return "<X509Certificate>" + encoded + "</X509Certificate>";
    }

    static String signature(String signedInfo, String value, String certificates) {
        return "<Signature" + XMLNS + ">" + signedInfo + "<SignatureValue>" + value
                + "</SignatureValue><KeyInfo><X509Data>" + certificates + "</X509Data></KeyInfo></Signature>";
    }

    private static String algorithm(String element, String algorithm) {
        return "<" + element + " Algorithm=\"" + algorithm + "\"></" + element + ">";
    }
}
