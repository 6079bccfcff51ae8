package org.tocsin.sms.recipient;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Recipients and registries for tests. */
final class People {
    static final long FIRST = 17_585_550_000L;

    private People() {}

    static Recipient at(long number, double latitude, double longitude) {
        return new Recipient(
                Long.toString(number),
                Optional.of(new Position(latitude, longitude)),
                "en",
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }

    static Recipient person(int index) {
        return at(FIRST + index, 13.9, -60.9);
    }

    static Recipient agreed(Recipient recipient, Instant at) {
        return recipient.agreed(new Consent(at, "web form"));
    }

    static String number(int index) {
        return Long.toString(FIRST + index);
    }

    static RegistryKey key(Path folder) throws java.io.IOException {
        Path file = folder.resolve("registry.key");
        if (!Files.exists(file)) {
            OwnerOnly.write(file, RegistryKey.create(new SecureRandom()));
        }
        return RegistryKey.read(file);
    }

    static RegistryImport.Diff takeOver(RecipientRegistry registry, RegistryImport.Mode mode, List<Recipient> people) {
        RegistryImport rows = registry.begin(mode);
        int line = 1;
        for (Recipient person : people) {
            if (rows.add(++line, person).isPresent()) {
                throw new IllegalStateException("a number twice");
            }
        }
        RegistryImport.Diff diff = rows.diff();
        if (!registry.take(rows, "")) {
            throw new IllegalStateException("changed meanwhile");
        }
        return diff;
    }
}
