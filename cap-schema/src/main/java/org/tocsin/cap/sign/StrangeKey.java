package org.tocsin.cap.sign;

import java.util.List;
import org.tocsin.cap.sign.Verdict.Kind;

/** What to say of a signature that no bound key made. */
final class StrangeKey {
    private StrangeKey() {}

    /** @param bound those of the named keys that are bound */
    static Fault fault(SignaturePolicy policy, NamedKeys named, List<BoundKey> bound) {
        if (policy.bindsNothing()) {
            return new Fault(
                    Kind.UNKNOWN_KEY,
                    "No key is bound to this sender, so the signature cannot be verified; bind its certificate in the"
                            + " plan.");
        }
        if (named.isEmpty()) {
            return new Fault(
                    Kind.UNKNOWN_KEY,
                    "The signature names no key, and it was made by none of those bound to this sender; sign with a bound"
                            + " key and put its certificate into the KeyInfo.");
        }
        if (bound.isEmpty()) {
            return new Fault(
                    Kind.FOREIGN_KEY,
                    "The signature names the key of " + namedOwner(named)
                            + ", which is not bound to this sender; sign with"
                            + " a bound key, or bind this one in the plan.");
        }
        return new Fault(
                Kind.BROKEN,
                "The signature was not made by the key that it names, that of "
                        + bound.get(0).owner() + "; it was altered, or another key signed.");
    }

    private static String namedOwner(NamedKeys named) {
        return named.certificates().stream().findFirst().map(BoundKey::subject).orElse("nobody known, a bare KeyValue");
    }
}
