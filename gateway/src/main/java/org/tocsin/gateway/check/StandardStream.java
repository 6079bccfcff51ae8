package org.tocsin.gateway.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A stream that the process was started with. Java's console speaks for both of these together, or for none. */
public enum StandardStream {
    OUTPUT(1),
    ERROR(2);

    private final Path descriptor;

    StandardStream(int number) {
        this.descriptor = Path.of("/proc/self/fd").resolve(Integer.toString(number));
    }

    /** Whether it leads to a terminal; where the system cannot tell, it is taken to lead elsewhere. */
    public boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
