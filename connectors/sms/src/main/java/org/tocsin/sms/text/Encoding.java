package org.tocsin.sms.text;

/** What came of encoding a text. */
public sealed interface Encoding {

    /** It fits. */
    record Encoded(ShortMessage message) implements Encoding {}

    /** It needs more parts than the policy allows. */
    record TooLong(int parts, int mostParts) implements Encoding {}

    /** A character that neither alphabet has, such as half a surrogate pair. */
    record NotEncodable() implements Encoding {}
}
