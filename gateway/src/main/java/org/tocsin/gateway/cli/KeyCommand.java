package org.tocsin.gateway.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.tocsin.route.AcceptedIndex;
import org.tocsin.sms.recipient.OwnerOnly;
import org.tocsin.sms.recipient.RegistryKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin key}: API keys with the hash of each that belongs into the plan, and keys of registries. */
@Command(
        name = "key",
        description = "Make API keys for authorities, and keys of registries of recipients.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class KeyCommand {
    private static final int KEY_BYTES = 32;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(name = "new", description = "Print a new key and its hash for the plan.", mixinStandardHelpOptions = true)
    int create() {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        String hash = HexFormat.of().formatHex(AcceptedIndex.sha256(key.getBytes(StandardCharsets.UTF_8)));
        var out = spec.commandLine().getOut();
        out.println("Key, for the authority alone (it is stored nowhere): " + key);
        out.println("Line for the plan, under the authority's keys:       - sha256:" + hash);
        return 0;
    }

    @Command(
            name = "registry",
            description = "Write a new key for a registry of recipients into a file that only you can read.",
            mixinStandardHelpOptions = true)
    int registry(@Parameters(paramLabel = "FILE", description = "The file; it must not exist yet.") Path file)
            throws IOException {
        if (Files.exists(file)) {
            spec.commandLine()
                    .getErr()
                    .println("There is a file " + file + " already. What was encrypted under its key"
                            + " can be read with that alone, so it is left as it is.");
            return 1;
        }
        OwnerOnly.write(file, RegistryKey.create(new SecureRandom()) + "\n");
        spec.commandLine()
                .getOut()
                .println("Wrote " + file + ". Keep a copy apart from the backups of the data: without it"
                        + " the registry is lost, and with both anybody can read it.");
        return 0;
    }
}
