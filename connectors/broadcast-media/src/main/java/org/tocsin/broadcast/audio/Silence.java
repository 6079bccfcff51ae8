package org.tocsin.broadcast.audio;

import java.io.IOException;
import java.time.Duration;

/** Nothing to hear for a while. */
public record Silence(Duration duration) implements Sound {

    @Override
    public long samples() {
        return duration.toMillis() * RATE / 1000;
    }

    @Override
    public void writeTo(SampleSink sink) throws IOException {
        for (long n = samples(); n > 0; n--) {
            sink.write(0);
        }
    }
}
