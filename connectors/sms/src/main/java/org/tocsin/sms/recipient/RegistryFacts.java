package org.tocsin.sms.recipient;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * What a registry keeps beside its rows.
 *
 * @param identity tells this registry from any other, for its whole life
 * @param pepper key of the hashes of numbers; only ever stored encrypted
 * @param source digest of the file that was taken over last, where a file is the registry; else empty
 */
record RegistryFacts(String identity, String pepper, String source) {
    private static final int PEPPER_OCTETS = 32;
    private static final int IDENTITY_OCTETS = 16;

    static RegistryFacts create(SecureRandom random) {
        return new RegistryFacts(random(random, IDENTITY_OCTETS), random(random, PEPPER_OCTETS), "");
    }

    RegistryFacts withSource(String next) {
        return new RegistryFacts(identity, pepper, next);
    }

    /** For {@link #tag}. */
    Mac mac() {
        return RegistryKey.mac(HexFormat.of().parseHex(pepper));
    }

    /**
     * A keyed hash of a number: all that stays of one who withdrew long ago. Negative, so that it is no number; of 63 bits, so
     * that among a million hashes a million numbers meet one of another with a chance of one in ten million.
     */
    static long tag(Mac mac, long number) {
        byte[] octets = new byte[Long.BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            octets[i] = (byte) (number >>> (8 * i));
        }
        byte[] hash = mac.doFinal(octets);
        long tag = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            tag = (tag << 8) | (hash[i] & 0xFF);
        }
        return tag | Long.MIN_VALUE;
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(identity);
        out.writeUTF(pepper);
        out.writeUTF(source);
    }

    static RegistryFacts read(DataInput in) throws IOException {
        return new RegistryFacts(in.readUTF(), in.readUTF(), in.readUTF());
    }

    private static String random(SecureRandom random, int octets) {
        byte[] bytes = new byte[octets];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "RegistryFacts[" + identity + "]";
    }
}
