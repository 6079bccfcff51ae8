package org.tocsin.route.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.cap.sign.Pem;
import org.tocsin.cap.sign.SignaturePolicy;
import org.tocsin.cap.sign.SignaturePolicy.Mode;
import org.tocsin.cap.sign.Strength;
import org.tocsin.cap.sign.SubjectPattern;

/** {@code signatures} of an authority: what is asked of them, and the files with the keys that are bound to it. */
final class SignatureSection {
    private SignatureSection() {}

    static SignaturePolicy read(YamlMap authority) {
        YamlMap map = authority.map("signatures");
        Mode mode = map.value("mode", Mode.OPTIONAL, SignatureSection::mode);
        List<X509Certificate> certificates = all(map, "certificates", SignatureSection::strongCertificates);
        List<X509Certificate> authorities = all(map, "authorities", SignatureSection::strongCertificates);
        List<PublicKey> keys = all(map, "keys", SignatureSection::strongKeys);
        Optional<SubjectPattern> subject =
                map.value("subject", Optional.empty(), text -> Optional.of(SubjectPattern.parse(text)));
        boolean allowSha1 = map.value("allow-sha1", false, SignatureSection::yesOrNo);
        if (!authorities.isEmpty() && !map.has("subject")) {
            map.report(
                    "authorities",
                    "A certification authority certifies many; say in 'subject' whose certificates count.");
        }
        if (mode == Mode.REQUIRED && !map.has("certificates") && !map.has("authorities") && !map.has("keys")) {
            map.report("mode", "A signature is required and no key is bound, so that nothing could be sent.");
        }
        map.finish();
        return new SignaturePolicy(mode, certificates, authorities, keys, subject, allowSha1);
    }

    private static <K> List<K> all(YamlMap map, String key, Function<String, List<K>> read) {
        Path folder = map.directory();
        return map.convertedTexts(key, name -> read.apply(content(folder, name))).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static String content(Path folder, String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new IllegalArgumentException("the file '" + name + "' cannot be read as text", e);
        }
    }

    private static List<X509Certificate> strongCertificates(String pem) {
        List<X509Certificate> certificates = some(Pem.certificates(pem), "CERTIFICATE");
        certificates.forEach(certificate -> requireStrong(certificate.getPublicKey()));
        return certificates;
    }

    private static List<PublicKey> strongKeys(String pem) {
        List<PublicKey> keys = some(Pem.publicKeys(pem), "PUBLIC KEY");
        keys.forEach(SignatureSection::requireStrong);
        return keys;
    }

    private static <K> List<K> some(List<K> found, String label) {
        if (found.isEmpty()) {
            throw new IllegalArgumentException("the file holds no block BEGIN " + label);
        }
        return found;
    }

    private static void requireStrong(PublicKey key) {
        if (Strength.isWeak(key)) {
            throw new IllegalArgumentException(
                    "a key in the file is too weak; RSA has 2048 bits or more, ECDSA 256 or more");
        }
    }

    private static Mode mode(String text) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("'" + text + "' is none of required, optional, forbidden"));
    }

    private static boolean yesOrNo(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        };
    }
}
