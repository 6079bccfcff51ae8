package org.tocsin.gateway.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The body of a submission: its type and its bytes, up to a limit. */
final class SubmissionBody {
    private static final Set<String> TYPES = Set.of("application/cap+xml", "application/xml", "text/xml");

    private SubmissionBody() {}

    static boolean hasKnownType(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null || request.getHeader("Content-Encoding") != null) {
            return false;
        }
        try {
            MediaType parsed = MediaType.parseMediaType(type);
            return TYPES.contains(parsed.getType() + "/" + parsed.getSubtype());
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /** The bytes, or nothing when there are more than {@code limit}; reads no further than one octet past it. */
    static Optional<byte[]> read(HttpServletRequest request, int limit) throws IOException {
        if (request.getContentLengthLong() > limit) {
            return Optional.empty();
        }
        byte[] bytes = request.getInputStream().readNBytes(limit + 1);
        return bytes.length > limit ? Optional.empty() : Optional.of(bytes);
    }
}
