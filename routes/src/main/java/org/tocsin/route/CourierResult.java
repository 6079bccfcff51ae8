package org.tocsin.route;

import java.time.Instant;
import java.util.List;
import org.tocsin.connector.Part;
import org.tocsin.connector.Receipt;

/** What is to become of a delivery message after one attempt. */
public sealed interface CourierResult {

    /** It ends here, with this receipt. */
    record Ended(Receipt receipt) implements CourierResult {}

    /** It goes on as parts on the same queue. */
    record Divided(List<Part> parts) implements CourierResult {
        public Divided {
            parts = List.copyOf(parts);
        }
    }

    /** Not now: the broker keeps it and hands it out again then. The receipt says so meanwhile. */
    record Later(Receipt receipt, Instant next) implements CourierResult {}
}
