package org.tocsin.broadcast.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Samples to be measured. Times in seconds. */
final class Pcm implements Sound {
    private static final int SILENT = 100;

    private final int[] samples;

    private Pcm(int[] samples) {
        this.samples = samples;
    }

    /** A stretch of it, ends exclusive. */
    record Span(double begin, double end) {
        double length() {
            return end - begin;
        }
    }

    static Pcm of(Sound sound) throws IOException {
        int[] samples = new int[Math.toIntExact(sound.samples())];
        int[] next = {0};
        sound.writeTo(sample -> samples[next[0]++] = sample);
        return new Pcm(samples);
    }

    static Pcm of(Path wav) throws IOException {
        return of(WavFile.read(wav));
    }

    Pcm cut(double begin, double end) {
        return new Pcm(Arrays.copyOfRange(samples, index(begin), index(end)));
    }

    int peak() {
        return Arrays.stream(samples).map(Math::abs).max().orElse(0);
    }

    int sample(int index) {
        return samples[index];
    }

    double seconds() {
        return (double) samples.length / RATE;
    }

    /** Runs of silence of at least that length. */
    List<Span> silences(double least) {
        List<Span> spans = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= samples.length; i++) {
            if (i == samples.length || Math.abs(samples[i]) > SILENT) {
                if (i - begin >= least * RATE) {
                    spans.add(new Span((double) begin / RATE, (double) i / RATE));
                }
                begin = i + 1;
            }
        }
        return spans;
    }

    /** What lies between the silences. */
    List<Span> sounds(double leastSilence) {
        List<Span> silences = silences(leastSilence);
        List<Span> sounds = new ArrayList<>();
        for (int i = 1; i < silences.size(); i++) {
            double from = silences.get(i - 1).end();
            double to = silences.get(i).begin();
            sounds.add(new Span(from, to));
        }
        return sounds;
    }

    /** The level of one frequency in dB below full scale, by the Goertzel algorithm over all of it. */
    double level(double hertz) {
        double coefficient = 2 * Math.cos(2 * Math.PI * hertz / RATE);
        double last = 0;
        double beforeLast = 0;
        for (int i = 0; i < samples.length; i++) {
            // Hann window, so that a strong neighbour does not leak into a weak frequency.
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / samples.length);
            double now = window * samples[i] / Short.MAX_VALUE + coefficient * last - beforeLast;
            beforeLast = last;
            last = now;
        }
        double power = last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
        double amplitude = Math.sqrt(Math.max(power, 1e-30)) / samples.length * 4;
        return 20 * Math.log10(amplitude / Math.sqrt(2));
    }

    @Override
    public long samples() {
        return samples.length;
    }

    @Override
    public void writeTo(SampleSink sink) throws IOException {
        for (int sample : samples) {
            sink.write(sample);
        }
    }

    private int index(double seconds) {
        return (int) Math.round(seconds * RATE);
    }
}
