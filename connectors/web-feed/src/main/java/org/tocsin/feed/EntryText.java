package org.tocsin.feed;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Area;
import org.tocsin.cap.Category;
import org.tocsin.cap.Info;
import org.tocsin.cap.Status;

/**
 * What an entry says to people, all of it in one language.
 *
 * @param titleShortened whether the headline was too long for a title
 * @param blocks the blocks of that language; empty for a message without blocks
 * @param block the gravest of them, whose text stands for the alert
 */
record EntryText(
        String title, boolean titleShortened, String author, String summary, List<Info> blocks, Optional<Info> block) {
    static final int TITLE_LIMIT = 139;

    static EntryText of(Alert alert, String language) {
        List<Info> blocks = InfoLanguage.blocks(alert, language);
        Optional<Info> block = blocks.stream().reduce((a, b) -> b.severity().compareTo(a.severity()) < 0 ? b : a);
        String headline = XmlText.line(block.map(info -> headline(info, blocks)).orElseGet(() -> subject(alert)));
        String whole = marked(alert.status(), headline);
        String title = XmlText.shortened(whole, TITLE_LIMIT);
        String author = block.flatMap(Info::senderName)
                .map(XmlText::line)
                .filter(name -> !name.isEmpty())
                .orElse(XmlText.line(alert.sender()));
        return new EntryText(
                title, !title.equals(whole), author, summary(alert, block, headline, title), blocks, block);
    }

    /** As the entry's language says; empty where the message names none that is valid. */
    Optional<String> language() {
        return block.map(Info::language).filter(XmlText::isLanguageTag);
    }

    /** Categories, then event, without repeats. */
    List<String> categories() {
        Stream<String> categories =
                blocks.stream().flatMap(info -> info.categories().stream()).map(Category::text);
        Stream<String> events = blocks.stream().map(Info::event).map(XmlText::line);
        return Stream.concat(categories, events)
                .filter(term -> !term.isEmpty())
                .distinct()
                .toList();
    }

    String areaDesc() {
        return areas(blocks);
    }

    private static String headline(Info info, List<Info> blocks) {
        return info.headline()
                .filter(text -> !XmlText.clean(text).isEmpty())
                .orElseGet(() -> info.event() + ": " + areas(blocks));
    }

    /** For a message without blocks, as many a Cancel is. */
    private static String subject(Alert alert) {
        String originals = alert.references().stream()
                .map(reference -> reference.identifier())
                .collect(Collectors.joining(", "));
        return alert.msgType().text() + ": " + (originals.isEmpty() ? alert.identifier() : originals);
    }

    /** A drill must look like one also where its title stands alone. */
    private static String marked(Status status, String headline) {
        return status == Status.ACTUAL ? headline : status.text().toUpperCase(Locale.ROOT) + ": " + headline;
    }

    /** Begins with the whole headline where the title could not hold it: nothing is cut for good. */
    private static String summary(Alert alert, Optional<Info> block, String headline, String title) {
        Stream<String> whole = title.endsWith(headline) ? Stream.empty() : Stream.of(headline);
        Stream<String> body = block.map(info -> Stream.of(info.description(), info.instruction()))
                .orElseGet(() -> Stream.of(alert.note()))
                .flatMap(Optional::stream)
                .map(XmlText::clean)
                .filter(text -> !text.isEmpty());
        String summary = Stream.concat(whole, body).collect(Collectors.joining("\n\n"));
        return summary.isEmpty() ? headline : summary;
    }

    private static String areas(List<Info> blocks) {
        return blocks.stream()
                .flatMap(info -> info.areas().stream())
                .map(Area::areaDesc)
                .map(XmlText::line)
                .filter(area -> !area.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
