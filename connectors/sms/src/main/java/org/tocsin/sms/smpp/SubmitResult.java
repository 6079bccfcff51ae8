package org.tocsin.sms.smpp;

/** What became of one submit_sm. */
public sealed interface SubmitResult {

    /** The SMSC took it; the id is empty when the SMSC gave none. */
    record Taken(String messageId) implements SubmitResult {}

    /** The SMSC answered with another status than OK and keeps nothing. */
    record Declined(CommandStatus status) implements SubmitResult {}

    /** No answer in time, or the link ended before it: the SMSC may have taken it. */
    record Unknown(boolean linkLost) implements SubmitResult {}

    /** The link was gone before a single octet was written. */
    record NotSent() implements SubmitResult {}

    /** It was not to leave any more when its turn came. */
    record Withheld() implements SubmitResult {}
}
