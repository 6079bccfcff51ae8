package org.tocsin.cap.sign;

import java.util.List;
import java.util.Optional;
import org.tocsin.cap.sign.Verdict.Kind;
import org.w3c.dom.Element;

/**
 * Whether a signature is of the one shape that is looked into: one reference to the whole message, enveloped, canonical
 * XML, algorithms of the list, nothing beside. Everything else an attacker could use is refused before any cryptography.
 */
final class SignatureShape {
    private static final int VALUE_LENGTH = 8 * 1024;

    private final SignedMessage message;
    private final boolean allowSha1;

    SignatureShape(SignedMessage message, boolean allowSha1) {
        this.message = message;
        this.allowSha1 = allowSha1;
    }

    Optional<Fault> fault(Element signature) {
        return partsFault(signature)
                .or(() -> signedInfoFault(Dsig.children(signature).get(0)));
    }

    private Optional<Fault> partsFault(Element signature) {
        List<Element> parts = Dsig.children(signature);
        boolean usual = parts.size() >= 2
                && parts.size() <= 3
                && Dsig.is(parts.get(0), "SignedInfo")
                && Dsig.is(parts.get(1), "SignatureValue")
                && (parts.size() == 2 || Dsig.is(parts.get(2), "KeyInfo"));
        if (!usual) {
            return unsupported(
                    "It holds more or other than SignedInfo, SignatureValue and KeyInfo, such as an Object, where"
                            + " signed content could be kept aside; sign without.");
        }
        return parts.get(1).getTextContent().length() > VALUE_LENGTH
                ? unsupported("Its value is longer than any signature that is accepted; sign with RSA or ECDSA.")
                : Optional.empty();
    }

    private Optional<Fault> signedInfoFault(Element signedInfo) {
        List<Element> references = Dsig.children(signedInfo, "Reference");
        if (references.size() != 1) {
            return Optional.of(new Fault(
                    Kind.PARTIAL,
                    "It has " + references.size()
                            + " references; one alone, to the whole message, is what signs an alert."));
        }
        String canonicalization = Dsig.algorithm(signedInfo, "CanonicalizationMethod");
        if (!Algorithms.isCanonicalization(canonicalization)) {
            return Optional.of(Algorithms.unsupported("canonicalization", canonicalization));
        }
        Element reference = references.get(0);
        return Algorithms.methodFault(Dsig.algorithm(signedInfo, "SignatureMethod"), allowSha1)
                .or(() -> uriFault(reference))
                .or(() -> transformsFault(reference))
                .or(() -> Algorithms.digestFault(Dsig.algorithm(reference, "DigestMethod"), allowSha1));
    }

    private Optional<Fault> uriFault(Element reference) {
        String uri = reference.getAttribute("URI");
        boolean whole = reference.hasAttribute("URI") && uri.isEmpty();
        if (!whole && !message.isIdOfRootAlone(uri)) {
            return Optional.of(new Fault(
                    Kind.PARTIAL,
                    "Its reference is to " + Fault.quoted(uri)
                            + " and not to the whole message; sign with a reference whose URI is empty."));
        }
        return Optional.empty();
    }

    private static Optional<Fault> transformsFault(Element reference) {
        List<String> transforms = Dsig.child(reference, "Transforms").map(Dsig::children).orElse(List.of()).stream()
                .map(transform -> transform.getAttribute("Algorithm"))
                .toList();
        boolean enveloped = !transforms.isEmpty() && transforms.get(0).equals(Algorithms.ENVELOPED);
        boolean usual = enveloped
                && (transforms.size() == 1
                        || (transforms.size() == 2 && Algorithms.isCanonicalization(transforms.get(1))));
        return usual
                ? Optional.empty()
                : unsupported("Its transforms are " + Fault.quoted(String.join(" ", transforms))
                        + "; those accepted are enveloped-signature and, after it, canonical XML without comments.");
    }

    private static Optional<Fault> unsupported(String says) {
        return Optional.of(new Fault(Kind.UNSUPPORTED, says));
    }
}
