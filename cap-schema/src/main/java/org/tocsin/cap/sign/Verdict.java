package org.tocsin.cap.sign;

/**
 * What is to be thought of one signature.
 *
 * @param path where it stands
 * @param says whose it is or what is wrong with it, as whole sentences
 */
public record Verdict(Kind kind, String path, String says) {

    public enum Kind {
        /** Covers the whole message, unchanged, by a key that is bound to the authority and was valid. */
        VALID,
        /** Digest or value is wrong: the message is not what was signed. */
        BROKEN,
        /** Covers something else than the whole message: the mark of a forged message around a signed one. */
        PARTIAL,
        /** Stands elsewhere than directly in the root, where it says nothing about the message. */
        MISPLACED,
        /** Made in a way that this gateway does not take part in. */
        UNSUPPORTED,
        /** An algorithm or a key that can be forged with effort. */
        WEAK,
        /** Names no key that could be found among those bound to the authority. */
        UNKNOWN_KEY,
        /** Names a key that is not bound to the authority. */
        FOREIGN_KEY,
        /** The certificate had ended when the message was sent, or has now. */
        EXPIRED,
        /** The certificate had not begun when the message was sent, or has not now. */
        NOT_YET_VALID,
        /** The first of those that are not looked at, because they are too many. */
        SURPLUS;

        /** Whether the message itself is damaged or forged, which no policy lets pass. */
        boolean isAttack() {
            return this == BROKEN || this == PARTIAL;
        }
    }
}
