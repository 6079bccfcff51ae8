package org.tocsin.broadcast.speech;

import org.tocsin.broadcast.audio.WavFile;

/** What came of asking for speech. */
public sealed interface Spoken {

    /** A file to be heard. */
    record Voice(WavFile file) implements Spoken {}

    /** Nothing to be heard, for the reason given as a whole sentence without any of the text. */
    record None(String reason) implements Spoken {}
}
