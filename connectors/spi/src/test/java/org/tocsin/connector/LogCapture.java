package org.tocsin.connector;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Everything that reaches the console while it is open: log lines of every thread with their stack traces, and what is
 * printed past the log. It still reaches the console as well. (Logback's console appender asks for System.out anew at
 * each line, so the interface module needs no log library to see it.)
 */
final class LogCapture implements AutoCloseable {
    private final ByteArrayOutputStream captured = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    LogCapture() {
        System.setOut(tee(out));
        System.setErr(tee(err));
    }

    String text() {
        return captured.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }

    private PrintStream tee(PrintStream console) {
        OutputStream both = new OutputStream() {
            @Override
            public void write(int octet) {
                captured.write(octet);
                console.write(octet);
            }

            @Override
            public void write(byte[] octets, int offset, int length) {
                captured.write(octets, offset, length);
                console.write(octets, offset, length);
            }

            @Override
            public void flush() {
                console.flush();
            }
        };
        return new PrintStream(both, true, StandardCharsets.UTF_8);
    }
}
