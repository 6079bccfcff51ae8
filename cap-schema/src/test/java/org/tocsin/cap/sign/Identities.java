package org.tocsin.cap.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Keys and certificates for tests, made by the JDK's keytool in a folder of the test run, once each. */
public final class Identities {
    public static final char[] PASSWORD = "only-for-tests".toCharArray();

    private static final String[] RSA = {"-keyalg", "RSA", "-keysize", "2048"};
    private static final String[] EC = {"-keyalg", "EC", "-groupname", "secp256r1"};
    private static final Path FOLDER = folder();
    private static final Path STORE = FOLDER.resolve("identities.p12");
    private static final Map<String, Identity> MADE = new HashMap<>();

    private Identities() {}

    /** The author of messages. */
    public static Identity author() {
        return made("author", "CN=Alerts, O=Met Service, C=LC", RSA);
    }

    public static Identity authorEc() {
        return made("author-ec", "CN=Alerts EC, O=Met Service, C=LC", EC);
    }

    public static Identity authorEc384() {
        return made("author-ec-384", "CN=Alerts EC 384", "-keyalg", "EC", "-groupname", "secp384r1");
    }

    public static Identity gateway() {
        return made("gateway", "CN=Gateway, O=Aggregator, C=LC", RSA);
    }

    public static Identity stranger() {
        return made("stranger", "CN=Stranger", EC);
    }

    public static Identity weak() {
        return made("weak", "CN=Weak", "-keyalg", "RSA", "-keysize", "1024");
    }

    public static Identity expired() {
        return made("expired", "CN=Expired", "-keyalg", "RSA", "-startdate", "-40d", "-validity", "10");
    }

    public static Identity notYetValid() {
        return made("not-yet-valid", "CN=Not yet valid", "-keyalg", "RSA", "-startdate", "+10d");
    }

    public static Identity authority() {
        return made("authority", "CN=National CA", "-keyalg", "RSA", "-ext", "bc:c", "-ext", "ku=keyCertSign");
    }

    /** Certified by {@link #authority}. */
    public static Identity certified() {
        authority();
        return made("certified", "CN=Certified, O=Met Service, C=LC", "-keyalg", "RSA", "-signer", "authority");
    }

    /** Certified by the same authority for somebody else. */
    public static Identity neighbour() {
        authority();
        return made("neighbour", "CN=Certified, O=Harbour, C=LC", "-keyalg", "RSA", "-signer", "authority");
    }

    /** A PKCS#12 store of the identities made so far. */
    public static Path store() {
        return STORE;
    }

    private static synchronized Identity made(String alias, String subject, String... options) {
        return MADE.computeIfAbsent(alias, name -> make(name, subject, options));
    }

    private static Identity make(String alias, String subject, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                subject,
                "-keystore",
                STORE.toString(),
                "-storepass",
                new String(PASSWORD)));
        command.addAll(List.of(options));
        try {
            run(command);
            return read(alias);
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Identity read(String alias) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(STORE)) {
            store.load(in, PASSWORD);
        }
        return new Identity((PrivateKey) store.getKey(alias, PASSWORD), (X509Certificate) store.getCertificate(alias));
    }

    private static void run(List<String> command) throws IOException {
        Path out = FOLDER.resolve("keytool.out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("keytool ends").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("identities");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
