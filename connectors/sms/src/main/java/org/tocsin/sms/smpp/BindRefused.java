package org.tocsin.sms.smpp;

import java.io.IOException;
import java.util.Optional;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.tocsin.sms.smpp.CommandStatus.Meaning;

/** No bind came about: no connection, no answer, or the SMSC's no. The message is a sentence for an operator. */
final class BindRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<CommandStatus> status;

    BindRefused(SmppSettings settings, IOException cause) {
        super(sentence(settings, cause), cause);
        this.status = statusOf(cause);
    }

    boolean alreadyBound() {
        return status.filter(s -> s.code() == CommandStatus.ALREADY_BOUND).isPresent();
    }

    /** Whether trying again soon is pointless: the SMSC does not like our credentials. */
    boolean credentialsRefused() {
        return status.map(StatusTable.STANDARD::meaning)
                .filter(meaning -> meaning == Meaning.CREDENTIALS || meaning == Meaning.SETTINGS)
                .isPresent();
    }

    // jSMPP reports a refused bind as an IOException and hides the status in its cause.
    private static Optional<CommandStatus> statusOf(IOException cause) {
        return cause.getCause() instanceof NegativeResponseException refusal
                ? Optional.of(new CommandStatus(refusal.getCommandStatus()))
                : Optional.empty();
    }

    private static String sentence(SmppSettings settings, IOException cause) {
        if (cause.getCause() instanceof ResponseTimeoutException) {
            return "The SMSC " + settings + " does not answer the bind.";
        }
        return statusOf(cause)
                .map(status -> "The SMSC " + settings + " refuses the bind: " + status + ".")
                .orElseGet(() -> "No connection to the SMSC " + settings + ": " + cause.getMessage() + ".");
    }
}
