package org.tocsin.broadcast.audio;

import java.io.IOException;

/** Something to be heard, of known length, made while it is written. Immutable. */
public interface Sound {
    /** Samples a second of everything made here, mono: the master format of the field. */
    int RATE = 22_050;

    /** Its length in samples. */
    long samples();

    /** Writes exactly {@link #samples()} samples. */
    void writeTo(SampleSink sink) throws IOException;

    /** Takes samples one by one. */
    @FunctionalInterface
    interface SampleSink {

        /** @param sample from -32768 to 32767 */
        void write(int sample) throws IOException;
    }
}
