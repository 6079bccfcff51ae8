package org.tocsin.cap.sign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.sign.NamedKeys.Unreadable;
import org.tocsin.cap.sign.Verdict.Kind;
import org.w3c.dom.Element;

/**
 * Checks the enveloped signatures of one message on its original bytes (CAP 1.2, 3.3.4.1). A signature holds when it covers
 * the whole message and was made by a key that the policy binds to the authority, valid at {@code sent} and now. What the
 * message brings along selects among bound keys and adds none; nothing is fetched. Safe for concurrent use.
 */
public final class SignatureCheck {
    /** An author's, an aggregator's and the gateway's, and one to spare. */
    private static final int MOST = 4;

    private final SignaturePolicy policy;

    public SignatureCheck(SignaturePolicy policy) {
        this.policy = policy;
    }

    /**
     * Never throws, whatever the bytes are; the cost grows with their number and with nothing else.
     *
     * @param sent as the message says
     */
    public SignatureReport check(byte[] xml, Instant sent, Instant now) {
        Optional<SignedMessage> message =
                SignatureTrace.mayBeIn(xml) ? CapXml.tree(xml).map(SignedMessage::new) : Optional.empty();
        return message.map(signed -> report(signed, sent, now))
                .orElseGet(() -> PolicyFindings.report(policy, List.of(), List.of()));
    }

    private SignatureReport report(SignedMessage message, Instant sent, Instant now) {
        List<Verdict> verdicts = new ArrayList<>();
        message.signatures().stream()
                .limit(MOST)
                .forEach(signature -> verdicts.add(verdict(message, signature, CapXml.pathOf(signature), sent, now)));
        // A path is counted out among siblings: one for each of thousands would cost their square.
        message.signatures().stream()
                .skip(MOST)
                .findFirst()
                .map(SignatureCheck::surplus)
                .ifPresent(verdicts::add);
        message.misplaced().stream().limit(MOST).map(SignatureCheck::misplaced).forEach(verdicts::add);
        return PolicyFindings.report(policy, verdicts, message.interruptedLeaves());
    }

    private Verdict verdict(SignedMessage message, Element signature, String path, Instant sent, Instant now) {
        if (message.holdsSecondAlert()) {
            return new Verdict(
                    Kind.PARTIAL,
                    path,
                    "The message holds a second alert, so that one could be signed and the other believed; send each alert"
                            + " as a message of its own.");
        }
        Optional<Fault> shape = new SignatureShape(message, policy.allowSha1()).fault(signature);
        return shape.isPresent() ? shape.get().at(path) : sealed(message, signature, path, sent, now);
    }

    private Verdict sealed(SignedMessage message, Element signature, String path, Instant sent, Instant now) {
        Optional<Seal> seal = message.occasions(signature)
                .map(Seal::new)
                .filter(Seal::coversTree)
                .findFirst();
        if (seal.isEmpty()) {
            return new Verdict(
                    Kind.BROKEN,
                    path,
                    "The message is not what was signed: its digest differs, with and without the other signatures; send"
                            + " the bytes as they were signed.");
        }
        try {
            Optional<Element> keyInfo = Dsig.child(signature, "KeyInfo");
            NamedKeys named = keyInfo.isPresent() ? NamedKeys.of(keyInfo.get()) : NamedKeys.NONE;
            return byKey(seal.get(), signature, named, path, sent, now);
        } catch (Unreadable e) {
            return new Verdict(Kind.UNSUPPORTED, path, e.says());
        }
    }

    private Verdict byKey(Seal seal, Element signature, NamedKeys named, String path, Instant sent, Instant now) {
        String method = Dsig.child(signature, "SignedInfo")
                .map(info -> Dsig.algorithm(info, "SignatureMethod"))
                .orElse("");
        List<BoundKey> bound = new KeyChoice(policy, sent).among(named);
        Optional<BoundKey> signer = bound.stream()
                .filter(key -> Algorithms.fits(method, key.key().getAlgorithm()) && seal.isBy(key.key()))
                .findFirst();
        return signer.map(key -> key.fault(policy.allowSha1(), sent, now)
                        .map(fault -> fault.at(path))
                        .orElseGet(() -> new Verdict(
                                Kind.VALID, path, "The signature of " + key.owner() + " holds for the whole message.")))
                .orElseGet(() -> StrangeKey.fault(policy, named, bound).at(path));
    }

    private static Verdict misplaced(Element signature) {
        return new Verdict(
                Kind.MISPLACED,
                CapXml.pathOf(signature),
                "This signature stands elsewhere than directly in alert, where it says nothing about the message; put"
                        + " it behind the last info.");
    }

    private static Verdict surplus(Element signature) {
        return new Verdict(
                Kind.SURPLUS,
                CapXml.pathOf(signature),
                "Only the first " + MOST + " signatures of a message are looked at; send no more.");
    }
}
