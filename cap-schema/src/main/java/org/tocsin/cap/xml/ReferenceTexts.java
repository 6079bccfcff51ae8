package org.tocsin.cap.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.cap.CapVersion;
import org.tocsin.cap.Deviation;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Reference;

/** Reads {@code references}: {@code sender,identifier,sent} in CAP 1.1 and 1.2 (CAP-08), {@code identifier/sender} in 1.0. */
final class ReferenceTexts {
    private static final String PATH = "/alert/references";

    private final Texts texts;
    private final Notes notes;

    ReferenceTexts(Texts texts) {
        this.texts = texts;
        this.notes = texts.notes();
    }

    List<Reference> references(@Nullable String text) {
        if (text == null || texts.isTooLong(text, PATH)) {
            return List.of();
        }
        List<String> words = Texts.split(text);
        if (words.isEmpty()) {
            notes.deviation(Deviation.Kind.EMPTY_REFERENCES, PATH, "");
        }
        List<Reference> references = new ArrayList<>();
        words.forEach(word -> reference(word).ifPresent(references::add));
        return references;
    }

    private Optional<Reference> reference(String word) {
        Optional<Reference> reference =
                triple(word).or(() -> notes.version() == CapVersion.V1_0 ? pair(word) : Optional.empty());
        if (reference.isEmpty()) {
            notes.unreadable(
                    "CAP-08",
                    PATH,
                    "The references hold " + Texts.quoted(word)
                            + "; write sender,identifier,sent of each message, with white space between messages.");
        }
        return reference;
    }

    private static Optional<Reference> triple(String word) {
        int first = word.indexOf(',');
        int second = word.indexOf(',', first + 1);
        boolean three =
                first > 0 && second > first + 1 && second < word.length() - 1 && word.indexOf(',', second + 1) < 0;
        return three
                ? Optional.of(new Reference(
                        word.substring(0, first), word.substring(first + 1, second), word.substring(second + 1)))
                : Optional.empty();
    }

    /** Senders look like host names and have no slash; identifiers may have some. */
    private Optional<Reference> pair(String word) {
        int slash = word.lastIndexOf('/');
        if (slash < 1 || slash == word.length() - 1) {
            return Optional.empty();
        }
        notes.assumed(
                Finding.Level.WARNING,
                "VERSION-01",
                PATH,
                "The reference " + Texts.quoted(word)
                        + " is read as identifier/sender of CAP 1.0, which does not say when that message was sent;"
                        + " CAP 1.2 names sender,identifier,sent.");
        return Optional.of(new Reference(word.substring(slash + 1), word.substring(0, slash), ""));
    }
}
