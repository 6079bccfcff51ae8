package org.tocsin.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Key pairs with certificates of their own, made by the JDK's keytool in a folder: {@code name.p12}, {@code name-trust.p12}. */
public final class KeyPairs {
    public static final String PASSWORD = "changeit";

    private final Path directory;

    /** Writes the password of all stores into the file {@code store-password} there. */
    public KeyPairs(Path directory) {
        this.directory = directory;
        try {
            Files.writeString(directory.resolve("store-password"), PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A key pair in {@code name.p12}, and {@code name-trust.p12}, which trusts it. */
    public KeyPairs pair(String name, String alternative) {
        return pair(name, alternative, "EC");
    }

    /** The same with a key of that algorithm; its certificate is in {@code name.pem} as well. */
    public KeyPairs pair(String name, String alternative, String algorithm) {
        String store = store(name).toString();
        String certificate = directory.resolve(name + ".pem").toString();
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                algorithm,
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=" + alternative,
                "-keystore",
                store);
        keytool("-exportcert", "-rfc", "-alias", name, "-file", certificate, "-keystore", store);
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                name,
                "-file",
                certificate,
                "-keystore",
                store(name + "-trust").toString());
        return this;
    }

    public Path store(String name) {
        return directory.resolve(name + ".p12");
    }

    private static void keytool(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor()).as(command.toString()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
