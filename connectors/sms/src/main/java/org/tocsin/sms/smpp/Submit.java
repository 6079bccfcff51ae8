package org.tocsin.sms.smpp;

import java.time.Duration;
import org.tocsin.sms.text.ShortMessage;

/**
 * One submit_sm.
 *
 * @param destination E.164 digits without plus sign
 * @param part 1 to {@code message.submits()}
 * @param reference concatenation reference
 * @param userReference what a receipt may repeat, 0 to 65535
 * @param validity how long the SMSC may keep trying, counted from its receipt
 */
public record Submit(
        String destination,
        ShortMessage message,
        int part,
        int reference,
        int userReference,
        Duration validity,
        SubmitOptions options) {

    /** Without the number and the text, so that a submit may be logged. */
    @Override
    public String toString() {
        return "Submit[part " + part + " of " + message.parts() + "]";
    }
}
