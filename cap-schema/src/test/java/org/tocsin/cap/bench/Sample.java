package org.tocsin.cap.bench;

import org.tocsin.cap.Alert;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Reading;

/** Messages of the benchmark as values. */
final class Sample {
    static final Alert ALERT = read(Messages.flood(8, 0));

    private Sample() {}

    static Alert read(byte[] xml) {
        if (CapXml.read(xml) instanceof Reading.Valid valid) {
            return valid.message().alert();
        }
        throw new IllegalStateException("the benchmark's message is not valid");
    }
}
