package org.tocsin.broadcast.station;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.tocsin.connector.DeliveryKey;

/**
 * The name of a job and of its files: the alert key and eight hexadecimal digits for channel and target, so that every
 * node finds the same name and channels may share a folder.
 */
public record JobId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{26}-[0-9a-f]{8}");

    public JobId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a job id");
        }
    }

    public static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches();
    }

    public static JobId of(DeliveryKey key) {
        byte[] digest = sha256().digest((key.channel() + "/" + key.target()).getBytes(StandardCharsets.UTF_8));
        return new JobId(key.alert().value() + "-" + HexFormat.of().formatHex(digest, 0, 4));
    }

    @Override
    public String toString() {
        return value;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
