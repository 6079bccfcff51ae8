package org.tocsin.gateway.cli;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.tocsin.route.AcceptedIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tocsin key new}: an API key and the hash of it that belongs into the plan. */
@Command(
        name = "key",
        description = "Make API keys for authorities.",
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
}
