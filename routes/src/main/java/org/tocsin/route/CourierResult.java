package org.tocsin.route;

import java.time.Instant;
import java.util.List;
import org.tocsin.connector.Part;
import org.tocsin.connector.Receipt;
import org.tocsin.connector.Transcript;

/** What is to become of a delivery message after one attempt. */
public sealed interface CourierResult {

    /** The same, its receipt with what the attempt sent and was answered. */
    CourierResult with(Transcript transcript);

    /** It ends here, with this receipt. */
    record Ended(Receipt receipt) implements CourierResult {
        @Override
        public CourierResult with(Transcript transcript) {
            return new Ended(receipt.with(transcript));
        }
    }

    /** It goes on as parts on the same queue. */
    record Divided(List<Part> parts) implements CourierResult {
        public Divided {
            parts = List.copyOf(parts);
        }

        /** Nothing has been sent; each part has an attempt and a receipt of its own. */
        @Override
        public CourierResult with(Transcript transcript) {
            return this;
        }
    }

    /** Not now: the broker keeps it and hands it out again then. The receipt says so meanwhile. */
    record Later(Receipt receipt, Instant next) implements CourierResult {
        @Override
        public CourierResult with(Transcript transcript) {
            return new Later(receipt.with(transcript), next);
        }
    }
}
