package org.tocsin.broadcast.same;

import java.util.List;
import java.util.Optional;

/** Whether an alert becomes a SAME message, and why not. Neither is an error of the delivery. */
public sealed interface SameDecision {

    /** The header, when there is one. */
    Optional<SameHeader> header();

    /** What to tell people about it: the reason, or what the header does not carry; one sentence each. */
    List<String> remarks();

    /**
     * It does.
     *
     * @param remarks what the header does not carry
     */
    record Sent(SameHeader same, List<String> remarks) implements SameDecision {
        public Sent {
            remarks = List.copyOf(remarks);
        }

        @Override
        public Optional<SameHeader> header() {
            return Optional.of(same);
        }
    }

    /** It does not, for the reason given as a whole sentence. */
    record None(String reason) implements SameDecision {
        @Override
        public Optional<SameHeader> header() {
            return Optional.empty();
        }

        @Override
        public List<String> remarks() {
            return List.of(reason);
        }
    }
}
