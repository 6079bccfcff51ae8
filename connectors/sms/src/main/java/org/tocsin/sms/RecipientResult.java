package org.tocsin.sms;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.sms.smpp.SubmitResult;

/**
 * How the message of one recipient went.
 *
 * @param partsTaken over all attempts
 * @param messageIds of the submits taken in this attempt, in order, as {@link SmscId} writes them
 * @param last of the last submit that was tried
 */
record RecipientResult(int partsTaken, List<String> messageIds, SubmitResult last) {
    RecipientResult {
        messageIds = List.copyOf(messageIds);
    }

    /** The same after another submit was taken. */
    static List<String> with(List<String> messageIds, SubmitResult result, int smsc) {
        if (!(result instanceof SubmitResult.Taken taken)) {
            return messageIds;
        }
        List<String> more = new ArrayList<>(messageIds);
        more.add(SmscId.of(smsc, taken.messageId()));
        return more;
    }
}
