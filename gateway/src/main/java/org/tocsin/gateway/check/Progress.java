package org.tocsin.gateway.check;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How far a long check has come, on a terminal of its own line; says nothing elsewhere. For one thread. */
public final class Progress {
    /** A check that ends sooner needs no word, and faster changes nobody reads. */
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final PrintWriter terminal;
    private final boolean on;
    private final Clock clock;
    private Instant next;
    private boolean shown;

    public Progress(PrintWriter terminal, boolean on, Clock clock) {
        this.terminal = terminal;
        this.on = on;
        this.clock = clock;
        this.next = clock.instant().plus(INTERVAL);
    }

    public void done(int files, int all) {
        if (on && !clock.instant().isBefore(next)) {
            next = clock.instant().plus(INTERVAL);
            shown = true;
            terminal.print("\r" + files + " of " + all + " files checked");
            terminal.flush();
        }
    }

    public void end() {
        if (shown) {
            terminal.print("\r\u001B[K");
            terminal.flush();
        }
    }
}
