package org.tocsin.cellbroadcast.sbcap;

import java.util.function.Consumer;

/** Collects the elements of one message and wraps them (3GPP TS 29.168 4.4.3, 4.4.4). */
final class ElementWriter {
    private static final int REJECT = 0;
    private static final int IGNORE = 1;

    private final PerWriter elements = new PerWriter();
    private int count;

    /** An element without which the peer must refuse the message. */
    ElementWriter reject(int id, Consumer<PerWriter> value) {
        return add(id, REJECT, value);
    }

    /** An element that a peer may pass over. */
    ElementWriter ignore(int id, Consumer<PerWriter> value) {
        return add(id, IGNORE, value);
    }

    /** @param outcome 0 initiating message, 1 successful outcome */
    byte[] message(int outcome, int procedure, boolean hasAnswer, boolean mayBeExtended) {
        PerWriter message = new PerWriter().flag(false);
        if (mayBeExtended) {
            message.flag(false);
        }
        message.number(count, 0, 65_535).fixed(elements.octets());
        return new PerWriter()
                .flag(false)
                .bits(outcome, 2)
                .number(procedure, 0, 255)
                .bits(hasAnswer ? REJECT : IGNORE, 2)
                .open(message)
                .octets();
    }

    private ElementWriter add(int id, int criticality, Consumer<PerWriter> value) {
        PerWriter content = new PerWriter();
        value.accept(content);
        elements.number(id, 0, 65_535).bits(criticality, 2).open(content);
        count++;
        return this;
    }
}
