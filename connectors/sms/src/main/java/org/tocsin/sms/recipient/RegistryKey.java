package org.tocsin.sms.recipient;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The secret that a registry's file is encrypted under: 32 random octets, in a file as one line of Base64. Immutable. */
public final class RegistryKey {
    private static final int OCTETS = 32;
    private static final String MAC = "HmacSHA256";

    private final byte[] secret;

    private RegistryKey(byte[] secret) {
        this.secret = secret;
    }

    /** A new one as its file holds it. */
    public static String create(SecureRandom random) {
        byte[] secret = new byte[OCTETS];
        random.nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }

    /** @throws IllegalArgumentException when the file holds no key; the message says what it must hold */
    public static RegistryKey read(Path file) {
        try {
            byte[] secret = Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (secret.length == OCTETS) {
                return new RegistryKey(secret);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the key file " + file + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(expected(file), e);
        }
        throw new IllegalArgumentException(expected(file));
    }

    /** For AES-256, another one for each file. */
    SecretKey cipherKey(byte[] salt) {
        return new SecretKeySpec(derived("tocsin registry blocks", salt), "AES");
    }

    /** What a file written under this key carries, so that another key is told from damage. */
    byte[] check(byte[] salt) {
        return Arrays.copyOf(derived("tocsin registry check", salt), 16);
    }

    static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }

    private byte[] derived(String purpose, byte[] salt) {
        Mac mac = mac(secret);
        mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
        return mac.doFinal(salt);
    }

    private static String expected(Path file) {
        return "the key file " + file + " must hold 32 octets in Base64 and nothing else; make one with"
                + " ./tocsin key registry FILE";
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "RegistryKey";
    }
}
