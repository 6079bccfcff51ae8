package org.tocsin.sms.recipient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the registries of an installation lie, one file for each channel. A channel whose recipients are a CSV file has one too:
 * it gives rows their ordinals for good and keeps withdrawals; its key lies beside it and so protects nothing.
 */
public final class RegistryFolder {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryFolder.class);

    private final Path folder;

    /** @param folder need not exist yet */
    public RegistryFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The registry under that key. One that was kept beside a CSV file before is taken over, with its withdrawals.
     *
     * @throws RegistryUnusable when it cannot be read
     */
    public RecipientRegistry keyed(String channel, RegistryKey key) {
        try {
            RegistryFile file = new RegistryFile(file(channel), key);
            if (file.isForeign() && Files.exists(plainKey(channel))) {
                RegistryFile before = new RegistryFile(file(channel), RegistryKey.read(plainKey(channel)));
                Optional<RegistryFile.Content> content = before.read();
                before.close();
                if (content.isPresent()) {
                    file.rewrite(
                            content.get().facts().withSource(""), content.get().table());
                    LOG.info("event=sms.registry-encrypted channel={}", channel);
                }
            }
            Files.deleteIfExists(plainKey(channel));
            return RecipientRegistry.open(file);
        } catch (IOException | IllegalArgumentException e) {
            throw unusable(channel, e);
        }
    }

    /**
     * The registry that follows a CSV file.
     *
     * @param rows of that file now
     * @throws RegistryUnusable when it cannot be read or written
     */
    public RecipientRegistry following(RecipientRegistry rows, String channel) {
        try {
            Files.createDirectories(folder);
            if (!Files.exists(plainKey(channel))) {
                if (Files.exists(file(channel))) {
                    throw new RegistryUnusable(
                            "The registry of channel " + channel + " is encrypted under a key file, and the"
                                    + " settings name a CSV file instead: set registry-key-file again.");
                }
                OwnerOnly.write(plainKey(channel), RegistryKey.create(new SecureRandom()) + "\n");
            }
            RecipientRegistry registry =
                    RecipientRegistry.open(new RegistryFile(file(channel), RegistryKey.read(plainKey(channel))));
            if (!registry.source().equals(rows.fingerprint())) {
                follow(registry, rows, channel);
            }
            return registry;
        } catch (IOException | IllegalArgumentException e) {
            throw unusable(channel, e);
        }
    }

    private static void follow(RecipientRegistry registry, RecipientRegistry rows, String channel) {
        RecipientTable table = rows.table();
        RegistryImport next = registry.begin(RegistryImport.Mode.REPLACE);
        for (int ordinal = 0; ordinal < table.size(); ordinal++) {
            int line = ordinal + 1;
            Optional<String> problem = table.recipient(ordinal).flatMap(recipient -> next.add(line, recipient));
            if (problem.isPresent()) {
                throw new RegistryUnusable("The recipients of channel " + channel + ": " + problem.get());
            }
        }
        RegistryImport.Diff diff = next.diff();
        if (!registry.take(next, rows.fingerprint())) {
            throw new RegistryUnusable("The registry of channel " + channel + " changed while it was opened.");
        }
        LOG.info("event=sms.registry-follows-file channel={} changes=\"{}\"", channel, diff);
    }

    private Path file(String channel) {
        return folder.resolve(channel + ".registry");
    }

    private Path plainKey(String channel) {
        return folder.resolve(channel + ".key");
    }

    private static RegistryUnusable unusable(String channel, Exception e) {
        return new RegistryUnusable(
                "The registry of recipients of channel " + channel + " cannot be used: " + e.getMessage() + ".", e);
    }
}
