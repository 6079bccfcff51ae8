package org.tocsin.cellbroadcast.cbc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.tocsin.cap.Alert;
import org.tocsin.cap.sign.SigningRefused;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Preview;

/** Makes the messages for a centre in one form. Safe for concurrent use. */
interface Bodies {

    /** Why nothing of this alert can be sent; empty when something can. Not asked for a Cancel. */
    Optional<Outcome.Refused> refusal(Alert alert, Instant now);

    /**
     * The messages that this delivery takes, not sent yet.
     *
     * @param earlier what went out of the superseded alerts and is not over
     * @param numbers the next number of a message
     */
    List<Handover> plan(Delivery delivery, List<HandoverRecord> earlier, LongSupplier numbers, Instant now);

    /** How the centre is to know the alert. */
    String identifier(Delivery delivery);

    /** The octets of one planned message: the same at every attempt, as far as its signature is. */
    Body body(Delivery delivery, Handover handover) throws SigningRefused;

    /** A message that tests the link and that nobody can receive. */
    Body linkTest(LongSupplier numbers, Instant now) throws SigningRefused;

    /** What people would read of these messages, and what of the alert is left out. */
    List<Preview.Text> texts(Delivery delivery, List<Handover> planned);

    List<Preview.Shortfall> shortfalls(Alert alert, Instant now);
}
