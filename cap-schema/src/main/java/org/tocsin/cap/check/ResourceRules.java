package org.tocsin.cap.check;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.cap.Resource;

/** CAP-34: content inside the message is base64, of bearable size, and what its digest and size say. */
final class ResourceRules implements Rule {
    private static final Pattern DIGEST = Pattern.compile("[0-9A-Fa-f]{40}");
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]+");

    @Override
    public void check(Subject subject, Report report) {
        subject.forEachInfo((info, path) -> {
            for (int i = 0; i < info.resources().size(); i++) {
                check(subject, info.resources().get(i), path + "/resource[" + (i + 1) + "]", report);
            }
        });
    }

    private static void check(Subject subject, Resource resource, String path, Report report) {
        boolean readable =
                resource.digest().map(d -> DIGEST.matcher(d.strip()).matches()).orElse(false);
        if (resource.digest().isPresent() && !readable) {
            report.warning(
                    "CAP-34", path + "/digest", "The digest is no SHA-1 in 40 hexadecimal digits and is not compared.");
        }
        content(resource, subject.settings().embeddedLimit(), path, report).ifPresent(content -> {
            if (readable) {
                checkDigest(resource.digest().orElseThrow().strip(), content, path, report);
            }
            resource.size().ifPresent(size -> checkSize(size, content.length, path, report));
        });
    }

    private static Optional<byte[]> content(Resource resource, int limit, String path, Report report) {
        if (resource.derefUri().isEmpty()) {
            return Optional.empty();
        }
        String text = SPACE.matcher(resource.derefUri().get()).replaceAll("");
        if (text.length() / 4 * 3L > limit) {
            report.error(
                    "CAP-34",
                    path + "/derefUri",
                    "The resource is larger than the limit of embeddedLimit, " + limit + " octets; link it by uri.");
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            report.error(
                    "CAP-34", path + "/derefUri", "The content is not base64 (RFC 4648, section 4); encode it again.");
            return Optional.empty();
        }
    }

    private static void checkDigest(String digest, byte[] content, String path, Report report) {
        String computed = HexFormat.of().formatHex(sha1().digest(content));
        if (!computed.equalsIgnoreCase(digest)) {
            report.error(
                    "CAP-34",
                    path + "/digest",
                    "The digest is " + digest + " and that of the content " + computed
                            + ": one of them was changed; send the resource again.");
        }
    }

    /** The size is approximate: only one that is off by more than half is worth a word. */
    private static void checkSize(BigInteger size, int length, String path, Report report) {
        BigInteger off = size.subtract(BigInteger.valueOf(length)).abs();
        if (off.shiftLeft(1).compareTo(BigInteger.valueOf(length)) > 0) {
            report.warning(
                    "CAP-34",
                    path + "/size",
                    "The size is given as " + size + " and the content has " + length + " octets.");
        }
    }

    // CAP prescribes SHA-1: it guards against accidents, not against attackers.
    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
