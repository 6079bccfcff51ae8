package org.tocsin.gateway.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tocsin.cap.sign.Signer;
import org.tocsin.cap.sign.SigningKey;
import org.tocsin.cap.sign.SigningRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin sign}: adds a signature to a CAP message and writes the result, verified, to standard output. */
@Command(
        name = "sign",
        description =
                "Add a signature to a CAP message; the result goes to standard output. Exit status 0: signed; 1: refused, and"
                        + " nothing is written.",
        mixinStandardHelpOptions = true)
final class SignCommand implements Callable<Integer> {
    private final OutputStream out;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "The private key: a PKCS#12 store, or with --cert a PEM file, unencrypted (PKCS#8).")
    private Path key = Path.of("");

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            description = "PEM file of the key's certificate, and behind it those above it.")
    private Optional<Path> certificate = Optional.empty();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File whose first line is the password of the PKCS#12 store.")
    private Optional<Path> passwordFile = Optional.empty();

    @Parameters(paramLabel = "FILE", description = "A CAP message; - reads standard input.")
    private Path message = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    SignCommand() {
        this(System.out);
    }

    SignCommand(OutputStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        try {
            byte[] xml = message.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(message);
            out.write(new Signer(signingKey(), Clock.systemUTC()).sign(xml));
            out.flush();
            return 0;
        } catch (SigningRefused e) {
            return refused(e.reason());
        } catch (IllegalArgumentException e) {
            return refused("The key cannot be used: " + e.getMessage() + ".");
        }
    }

    private SigningKey signingKey() throws IOException {
        if (certificate.isPresent()) {
            return SigningKey.fromPem(text(key), text(certificate.get()));
        }
        return SigningKey.fromPkcs12(Files.readAllBytes(key), password().toCharArray());
    }

    private String password() throws IOException {
        return passwordFile.isPresent()
                ? text(passwordFile.get()).lines().findFirst().orElse("")
                : "";
    }

    private int refused(String reason) {
        spec.commandLine().getErr().println(reason);
        return 1;
    }

    /** As Latin-1: PEM is ASCII, and a file of another kind is refused for what it lacks, not for its encoding. */
    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}
