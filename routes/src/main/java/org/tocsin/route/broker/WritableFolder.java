package org.tocsin.route.broker;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a folder takes what is written into it. Asked by writing: permissions and free space tell only half of it. */
public final class WritableFolder {
    private static final String TRIAL = "write-trial";
    private static final int TRIAL_OCTETS = 4096;

    private WritableFolder() {}

    /** Makes the folder where it is missing. @return what the file system says against writing there, or nothing */
    public static Optional<String> obstacle(Path folder) {
        Path trial = folder.resolve(TRIAL);
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(trial, CREATE, WRITE, TRUNCATE_EXISTING)) {
                channel.write(ByteBuffer.allocate(TRIAL_OCTETS));
                channel.force(true);
            } finally {
                Files.deleteIfExists(trial);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(reason(e));
        }
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException of && of.getReason() != null) {
            return of.getReason();
        }
        return e.getMessage() == null || e instanceof FileSystemException
                ? e.getClass().getSimpleName()
                : e.getMessage();
    }
}
