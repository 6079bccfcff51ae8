package org.tocsin.cellbroadcast;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.tocsin.cap.Info;
import org.tocsin.cellbroadcast.page.Paging;

/** What of a block's words goes on air. */
sealed interface Wording {

    /** @param remark a clause about what does not come through as it was written; empty when all does */
    record Fitting(Paging.Paged text, Optional<String> remark) implements Wording {}

    /** @param detail a clause that says by how much */
    record TooLong(String detail) implements Wording {}

    /** @param detail a clause that names the character */
    record NotEncodable(String detail) implements Wording {}

    /** A text of the block that the profile would take, and what it is called. */
    record Source(String name, String text) {}

    /**
     * The first source that fits; where none does, the first one cut at the end of a sentence if the profile allows that. Pure.
     */
    static Wording of(Info info, TextProfile profile) {
        List<Source> sources = sources(info, profile);
        Source first = sources.get(0);
        Wording wording = fitted(first, info.language(), profile);
        if (!(wording instanceof TooLong tooLong)) {
            return wording;
        }
        for (Source other : sources.subList(1, sources.size())) {
            if (fitted(other, info.language(), profile) instanceof Fitting fitting) {
                return new Fitting(
                        fitting.text(),
                        Optional.of(
                                tooLong.detail() + ", so " + other.name() + " goes out in place of " + first.name()));
            }
        }
        return profile.shorten() ? shortened(first, info.language(), profile, tooLong) : wording;
    }

    private static List<Source> sources(Info info, TextProfile profile) {
        List<Source> sources = new ArrayList<>();
        profile.parameters().forEach(name -> info.parameter(name)
                .filter(text -> !text.isBlank())
                .ifPresent(text -> sources.add(new Source(name, text))));
        if (sources.isEmpty()) {
            sources.add(new Source("the text", profile.template(info).fill(info)));
        }
        return sources;
    }

    private static Wording fitted(Source source, String language, TextProfile profile) {
        Paging paging = Paging.of(source.text(), language, profile.coding(language));
        if (paging instanceof Paging.NotEncodable bad) {
            return new NotEncodable(bad.detail());
        } else if (paging instanceof Paging.TooLong tooLong) {
            return tooManyPages(source, tooLong.pages(), profile);
        }
        Paging.Paged paged = (Paging.Paged) paging;
        OptionalInt limit = profile.limit();
        if (paged.pages().size() > profile.pages()) {
            return tooManyPages(source, paged.pages().size(), profile);
        } else if (limit.isPresent() && paged.units() > limit.getAsInt()) {
            return new TooLong(
                    source.name() + " has " + paged.units() + " characters; the profile allows " + limit.getAsInt());
        }
        return new Fitting(paged, Optional.empty());
    }

    private static Wording tooManyPages(Source source, int pages, TextProfile profile) {
        return new TooLong(source.name() + " needs " + pages + " pages; there are " + profile.pages());
    }

    /** Whole sentences from the beginning, as many as fit together with the mark; not even one: it stays refused. */
    private static Wording shortened(Source source, String language, TextProfile profile, TooLong tooLong) {
        Wording longest = tooLong;
        for (int end : sentenceEnds(source.text(), language)) {
            String part = source.text().substring(0, end).strip();
            Wording wording = fitted(new Source(source.name(), part + profile.mark()), language, profile);
            if (wording instanceof Fitting fitting) {
                longest = new Fitting(
                        fitting.text(),
                        Optional.of(tooLong.detail() + ", so it is cut at the end of a sentence, after " + part.length()
                                + " of " + source.text().strip().length() + " characters"));
            } else {
                break;
            }
        }
        return longest;
    }

    /** Each line ends a sentence as well. */
    private static List<Integer> sentenceEnds(String text, String language) {
        List<Integer> ends = new ArrayList<>();
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.forLanguageTag(language));
        int begin = 0;
        while (begin < text.length()) {
            int lineEnd = text.indexOf('\n', begin);
            int end = lineEnd < 0 ? text.length() : lineEnd + 1;
            sentences.setText(text.substring(begin, end));
            sentences.first();
            for (int next = sentences.next(); next != BreakIterator.DONE; next = sentences.next()) {
                ends.add(begin + next);
            }
            begin = end;
        }
        return ends;
    }
}
