package org.tocsin.sms.recipient;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals the blocks of one file with AES-256-GCM (NIST SP 800-38D), each under a random nonce of 96 bits and bound to the file
 * and to its place in it, so that no block can be changed, moved or taken from another file. For one thread at a time.
 */
final class BlockCipher {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final byte[] salt;
    private final SecureRandom random;

    BlockCipher(SecretKey key, byte[] salt, SecureRandom random) {
        this.key = key;
        this.salt = salt;
        this.random = random;
    }

    /** @param number of the block in its file, from 0 */
    byte[] seal(long number, byte[] plain) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, number).doFinal(plain);
            byte[] block = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, block, NONCE, sealed.length);
            return block;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES in GCM", e);
        }
    }

    /** Empty when this is not what was sealed as that block of this file. */
    Optional<byte[]> open(long number, byte[] block) {
        if (block.length <= NONCE) {
            return Optional.empty();
        }
        try {
            byte[] nonce = Arrays.copyOf(block, NONCE);
            return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce, number).doFinal(block, NONCE, block.length - NONCE));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES in GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, long number) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(salt);
        cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return cipher;
    }
}
