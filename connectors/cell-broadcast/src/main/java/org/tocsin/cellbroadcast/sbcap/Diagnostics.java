package org.tocsin.cellbroadcast.sbcap;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a peer did not understand (3GPP TS 29.168, Criticality Diagnostics).
 *
 * @param procedure its code, 0 to 255
 * @param trigger 0 initiating message, 1 successful outcome, 2 unsuccessful outcome, 3 outcome
 * @param criticality 0 reject, 1 ignore, 2 notify
 * @param elements at most 256
 */
public record Diagnostics(
        OptionalInt procedure, OptionalInt trigger, OptionalInt criticality, List<ElementFault> elements) {

    /**
     * @param criticality 0 reject, 1 ignore, 2 notify
     * @param element its id, 0 to 65535
     * @param missing whether it was not there; else it was not understood
     */
    public record ElementFault(int criticality, int element, boolean missing) {}

    public Diagnostics {
        elements = List.copyOf(elements);
    }
}
