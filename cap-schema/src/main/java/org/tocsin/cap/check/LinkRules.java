package org.tocsin.cap.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.cap.Resource;

/** CAP-35: media types are well formed, and links lead somewhere by http or https. Nothing is fetched. */
final class LinkRules implements Rule {
    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]++";
    private static final Pattern MIME_TYPE = Pattern.compile(TOKEN + "/" + TOKEN + "(?:\\s*+;.*+)?", Pattern.DOTALL);

    @Override
    public void check(Subject subject, Report report) {
        subject.forEachInfo((info, path) -> {
            info.web().filter(web -> !isAbsoluteHttp(web)).ifPresent(web -> notALink(web, path + "/web", report));
            for (int i = 0; i < info.resources().size(); i++) {
                check(info.resources().get(i), path + "/resource[" + (i + 1) + "]", report);
            }
        });
    }

    private static void check(Resource resource, String path, Report report) {
        if (!MIME_TYPE.matcher(resource.mimeType().strip()).matches()) {
            report.error(
                    "CAP-35",
                    path + "/mimeType",
                    "The media type is " + Spoken.quoted(resource.mimeType()) + "; write type/subtype like image/png.");
        }
        resource.uri()
                .filter(uri -> !isAbsoluteHttp(uri))
                .ifPresent(uri -> checkOther(uri, resource.derefUri().isPresent(), path + "/uri", report));
    }

    private static void checkOther(String uri, boolean embedded, String path, Report report) {
        boolean relative = parsed(uri).map(u -> !u.isAbsolute()).orElse(false);
        if (!relative) {
            notALink(uri, path, report);
        } else if (!embedded) {
            report.error(
                    "CAP-35",
                    path,
                    "The link " + Spoken.quoted(uri)
                            + " is relative and there is no derefUri that it could name; write the whole address.");
        }
    }

    private static void notALink(String uri, String path, Report report) {
        report.error(
                "CAP-35",
                path,
                "The link " + Spoken.quoted(uri) + " is no whole http or https address; write one, or leave it out.");
    }

    private static boolean isAbsoluteHttp(String text) {
        return parsed(text)
                .filter(uri -> "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                .map(uri -> uri.getRawAuthority() != null)
                .orElse(false);
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
