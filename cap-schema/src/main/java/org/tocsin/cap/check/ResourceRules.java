package org.tocsin.cap.check;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.cap.Resource;

/** CAP-34: content inside the message is base64, of bearable size, unpacked, and what its digest and size say. */
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
        Optional<String> digest = resource.digest().map(String::strip);
        boolean comparable = digest.isPresent() && DIGEST.matcher(digest.get()).matches();
        if (digest.isPresent() && !comparable) {
            report.warning(
                    "CAP-34",
                    path + "/digest",
                    "The digest is " + Spoken.quoted(digest.get())
                            + ", which is no SHA-1 in 40 hexadecimal digits, and is not compared; compute it anew.");
        }
        resource.size().ifPresent(size -> checkSign(size, path, report));
        Optional<byte[]> content = content(resource, subject.settings().embeddedLimit(), path, report);
        if (content.isPresent()) {
            if (comparable) {
                checkDigest(digest.get(), content.get(), path, report);
            }
            resource.size().ifPresent(size -> checkSize(size, content.get().length, path, report));
            checkPacking(content.get(), path, report);
        }
    }

    /** Padding is required (RFC 4648, 3.2); line ends between groups are what XML and MIME writers put there. */
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
            if (text.length() % 4 == 0) {
                return Optional.of(Base64.getDecoder().decode(text));
            }
            notBase64("its length without white space, " + text.length() + ", is no multiple of four", path, report);
        } catch (IllegalArgumentException e) {
            notBase64("it holds characters that do not belong there", path, report);
        }
        return Optional.empty();
    }

    private static void notBase64(String why, String path, Report report) {
        report.error(
                "CAP-34",
                path + "/derefUri",
                "The content is not base64 (RFC 4648, section 4): " + why + "; encode the file again.");
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
                    "The size is given as " + size + " and the content has " + length
                            + " octets; write the size of the file before it is encoded.");
        }
    }

    private static void checkSign(BigInteger size, String path, Report report) {
        if (size.signum() < 0) {
            report.warning(
                    "CAP-34",
                    path + "/size",
                    "The size is " + Spoken.quoted(size.toString())
                            + "; write the octets of the file, or leave it out.");
        }
    }

    /** Packed content may unfold to any size, so it is named and stays packed. */
    private static void checkPacking(byte[] content, String path, Report report) {
        Packing.of(content)
                .ifPresent(packing -> report.warning(
                        "CAP-34",
                        path + "/derefUri",
                        "The content is packed as " + packing
                                + " and is neither opened nor looked at; embed the file itself."));
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
