package org.tocsin.sms.recipient;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of a registry with its failures in words, or no file at all. For one thread at a time. */
final class RegistryDisk {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryDisk.class);

    private final Optional<RegistryFile> file;

    /** @param file empty for a registry that is kept nowhere */
    RegistryDisk(Optional<RegistryFile> file) {
        this.file = file;
    }

    /** What the file holds; where there is none it is made, with nobody in it. @throws RegistryUnusable when it fails */
    RegistryFile.Content read() {
        RegistryFile own = file.orElseThrow();
        try {
            long begin = System.nanoTime();
            Optional<RegistryFile.Content> content = own.read();
            if (content.isEmpty()) {
                RegistryFacts facts = RegistryFacts.create(new SecureRandom());
                own.rewrite(facts, RecipientTable.empty());
                return new RegistryFile.Content(facts, RecipientTable.empty());
            }
            LOG.info(
                    "event=sms.registry-read file={} rows={} ms={}",
                    own.path().getFileName(),
                    content.get().table().size(),
                    (System.nanoTime() - begin) / 1_000_000);
            return content.get();
        } catch (IOException e) {
            throw new RegistryUnusable("The registry " + own.path() + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Keeps one row as it stands in the table. @throws RegistryUnusable when it is not kept */
    void append(RecipientTable table, int ordinal) {
        try {
            if (file.isPresent()) {
                file.get().append(table, ordinal);
            }
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    /** Keeps all. @throws RegistryUnusable when it is not kept; the file is as before then */
    void rewrite(RegistryFacts facts, RecipientTable table) {
        try {
            if (file.isPresent()) {
                file.get().rewrite(facts, table);
            }
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    /** Rows appended since the file was written whole. */
    long changedRows() {
        return file.map(RegistryFile::changedRows).orElse(0L);
    }

    void close() {
        try {
            if (file.isPresent()) {
                file.get().close();
            }
        } catch (IOException e) {
            LOG.warn("event=sms.registry-not-closed reason=\"{}\"", e.getMessage());
        }
    }

    private static RegistryUnusable notWritten(IOException e) {
        return new RegistryUnusable("The registry of recipients cannot be written: " + e.getMessage() + ".", e);
    }
}
