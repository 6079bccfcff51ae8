package org.tocsin.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/**
 * Listens for SAME bursts the way a receiver does: bits from tones with a clock that follows the edges, octets from the
 * preamble on, a header only when two bursts agree (47 CFR 11.33(a)(10)). Not safe for concurrent use.
 */
final class StationSameDecoder implements IntConsumer {
    private static final double BIT_SECONDS = 0.00192;
    private static final int PREAMBLE = 0xABABABAB;
    private static final Pattern HEADER =
            Pattern.compile("ZCZC-[A-Z]{3}-[A-Z]{3}(-\\d{6}){1,31}\\+\\d{4}-\\d{7}-[^-]{8}-");
    private static final String END = "NNNN";
    private static final int LONGEST = 268;

    /** How much of a clock error each edge corrects. */
    private static final double PULL = 0.2;

    private final StationTones tones;
    private final double step;
    private final List<String> headers = new ArrayList<>();
    private int ends;
    private double clock;
    private boolean lastTone;
    private int shift;
    private int bits;
    private boolean synchronous;
    private StringBuilder burst = new StringBuilder();

    StationSameDecoder(int rate) {
        tones = new StationTones(rate);
        step = 1 / (rate * BIT_SECONDS);
    }

    /** Takes the next sample, -32768 to 32767. */
    @Override
    public void accept(int sample) {
        boolean tone = tones.discriminate(sample) > 0;
        clock += step;
        if (tone != lastTone) {
            // The window lags half a bit, so a change shows in the middle between two moments of decision.
            clock -= (clock - 0.5) * PULL;
            lastTone = tone;
        }
        if (clock >= 1) {
            clock -= 1;
            bit(tone);
        }
    }

    /** The header that at least two bursts agree on. */
    Optional<String> header() {
        return headers.stream()
                .filter(header -> headers.stream().filter(header::equals).count() >= 2)
                .findFirst();
    }

    int endsOfMessage() {
        return ends;
    }

    private void bit(boolean one) {
        shift = shift >>> 1 | (one ? 1 << 31 : 0);
        if (shift == PREAMBLE) {
            synchronous = true;
            bits = 0;
            burst = new StringBuilder();
            return;
        }
        if (synchronous && ++bits == Byte.SIZE) {
            bits = 0;
            octet(shift >>> 24);
        }
    }

    private void octet(int octet) {
        if (octet == (PREAMBLE & 0xff) && burst.isEmpty()) {
            return;
        }
        if (octet < ' ' || octet > '~' || burst.length() == LONGEST) {
            synchronous = false;
            return;
        }
        burst.append((char) octet);
        String text = burst.toString();
        if (text.equals(END)) {
            ends++;
            synchronous = false;
        } else if (octet == '-' && HEADER.matcher(text).matches()) {
            headers.add(text);
            synchronous = false;
        }
    }
}
