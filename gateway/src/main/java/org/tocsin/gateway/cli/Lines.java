package org.tocsin.gateway.cli;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Prints lines to whatever takes text. */
final class Lines {
    private Lines() {}

    static void print(Appendable out, String line) {
        try {
            out.append(line).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("The output cannot be written.", e);
        }
    }
}
