package org.tocsin.cap.sign;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Locale;

/** Which keys and certificates are strong enough to count. */
public final class Strength {
    private static final int RSA_BITS = 2048;
    private static final int EC_BITS = 256;

    private Strength() {}

    /** Anything but RSA of 2048 bits and ECDSA of 256 bits, or more. */
    public static boolean isWeak(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() < RSA_BITS;
        }
        return !(key instanceof ECPublicKey ec)
                || ec.getParams().getCurve().getField().getFieldSize() < EC_BITS;
    }

    static boolean isWeaklySigned(X509Certificate certificate) {
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        return algorithm.startsWith("SHA1") || algorithm.startsWith("MD");
    }
}
