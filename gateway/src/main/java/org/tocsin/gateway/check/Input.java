package org.tocsin.gateway.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tocsin.cap.Limits;

/** A message to check. It is read when its turn comes, so that a folder of any size costs the memory of one message. */
public record Input(String name, Content content) {
    /** Standard input, as the command line names it. */
    public static final String STANDARD = "-";

    /** One octet more than a message may have is enough to say that it has too many. */
    private static final int MOST_OCTETS = Limits.DEFAULT.bytes() + 1;

    /** Where the bytes come from. */
    @FunctionalInterface
    public interface Content {
        byte[] read() throws IOException;
    }

    static Input file(Path file) {
        return new Input(file.toString(), () -> {
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(MOST_OCTETS);
            }
        });
    }

    static Input standard(InputStream in) {
        return new Input(STANDARD, () -> in.readNBytes(MOST_OCTETS));
    }

    static Input unreadable(Path path, IOException reason) {
        return new Input(path.toString(), () -> {
            throw reason;
        });
    }
}
