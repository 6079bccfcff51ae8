package org.tocsin.sms.recipient;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The first octets of a registry's file: {@code TOCSREG1}, a salt of 16 octets, and 16 by which another key is told from damage.
 */
final class RegistryHead {
    static final int OCTETS = 40;

    private static final byte[] MAGIC = "TOCSREG1".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 16;

    private final byte[] salt;
    private final byte[] check;

    private RegistryHead(byte[] salt, byte[] check) {
        this.salt = salt;
        this.check = check;
    }

    static RegistryHead create(RegistryKey key, SecureRandom random) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return new RegistryHead(salt, key.check(salt));
    }

    /** @throws RegistryUnusable when these are not the first octets of such a file */
    static RegistryHead of(byte[] octets, Path path) {
        if (octets.length < OCTETS || !Arrays.equals(Arrays.copyOf(octets, MAGIC.length), MAGIC)) {
            throw new RegistryUnusable("The file " + path
                    + " is no registry of recipients, or its head is damaged. Put a copy of it back.");
        }
        return new RegistryHead(
                Arrays.copyOfRange(octets, MAGIC.length, MAGIC.length + SALT),
                Arrays.copyOfRange(octets, MAGIC.length + SALT, OCTETS));
    }

    byte[] octets() {
        return ByteBuffer.allocate(OCTETS).put(MAGIC).put(salt).put(check).array();
    }

    boolean isOf(RegistryKey key) {
        return Arrays.equals(check, key.check(salt));
    }

    BlockCipher cipher(RegistryKey key, SecureRandom random) {
        return new BlockCipher(key.cipherKey(salt), salt, random);
    }
}
