package org.tocsin.cap.sign;

import java.util.Optional;
import java.util.Set;
import org.tocsin.cap.sign.Verdict.Kind;

/** The algorithms that count. What is not listed does not, so that a message cannot choose a weaker one. */
final class Algorithms {
    static final String ENVELOPED = Dsig.NAMESPACE + "enveloped-signature";
    static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    static final String INCLUSIVE_1_1 = "http://www.w3.org/2006/12/xml-c14n11";
    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String MORE_2007 = "http://www.w3.org/2007/05/xmldsig-more#";
    private static final Set<String> CANONICALIZATIONS =
            Set.of(EXCLUSIVE, "http://www.w3.org/TR/2001/REC-xml-c14n-20010315", INCLUSIVE_1_1);
    private static final Set<String> RSA = Set.of(
            RSA_SHA256,
            MORE + "rsa-sha384",
            MORE + "rsa-sha512",
            MORE_2007 + "sha256-rsa-MGF1",
            MORE_2007 + "sha384-rsa-MGF1",
            MORE_2007 + "sha512-rsa-MGF1");
    private static final Set<String> ECDSA = Set.of(ECDSA_SHA256, MORE + "ecdsa-sha384", MORE + "ecdsa-sha512");
    private static final Set<String> DIGESTS =
            Set.of(SHA256, MORE + "sha384", "http://www.w3.org/2001/04/xmlenc#sha512");
    private static final String RSA_SHA1 = Dsig.NAMESPACE + "rsa-sha1";
    private static final String ECDSA_SHA1 = MORE + "ecdsa-sha1";
    private static final String SHA1 = Dsig.NAMESPACE + "sha1";

    private Algorithms() {}

    static boolean isCanonicalization(String algorithm) {
        return CANONICALIZATIONS.contains(algorithm);
    }

    /** Whether a signature by this algorithm needs a key of that kind. */
    static boolean fits(String signatureMethod, String keyAlgorithm) {
        return switch (keyAlgorithm) {
            case "RSA" -> RSA.contains(signatureMethod) || signatureMethod.equals(RSA_SHA1);
            case "EC" -> ECDSA.contains(signatureMethod) || signatureMethod.equals(ECDSA_SHA1);
            default -> false;
        };
    }

    static Optional<Fault> methodFault(String method, boolean allowSha1) {
        if (method.equals(RSA_SHA1) || method.equals(ECDSA_SHA1)) {
            return allowSha1 ? Optional.empty() : Optional.of(sha1("Its signature method"));
        }
        if (method.contains("#hmac-")) {
            return Optional.of(new Fault(
                    Kind.UNSUPPORTED,
                    "It is made with a shared secret (HMAC), which proves nothing about who made it; sign with RSA or"
                            + " ECDSA and SHA-256."));
        }
        return RSA.contains(method) || ECDSA.contains(method)
                ? Optional.empty()
                : Optional.of(unsupported("signature method", method));
    }

    static Optional<Fault> digestFault(String digest, boolean allowSha1) {
        if (digest.equals(SHA1)) {
            return allowSha1 ? Optional.empty() : Optional.of(sha1("Its digest"));
        }
        return DIGESTS.contains(digest) ? Optional.empty() : Optional.of(unsupported("digest", digest));
    }

    static Fault unsupported(String what, String algorithm) {
        String named = algorithm.isEmpty() ? "is not named" : Fault.quoted(algorithm) + " is not among those accepted";
        return new Fault(
                Kind.UNSUPPORTED,
                "Its " + what + " " + named
                        + "; sign with RSA or ECDSA and SHA-256, enveloped, with exclusive canonical XML.");
    }

    private static Fault sha1(String what) {
        return new Fault(
                Kind.WEAK,
                what
                        + " rests on SHA-1, which can be forged with effort; sign with SHA-256, or let the plan allow SHA-1"
                        + " for this authority.");
    }
}
