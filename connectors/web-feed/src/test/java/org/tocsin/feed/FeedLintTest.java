package org.tocsin.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** The lint rules F1 to F14 that every Atom and RSS page must satisfy, with no, one, three and 500 alerts. */
class FeedLintTest {
    private static final Pattern RFC_822 = Pattern.compile(
            "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4}"
                    + " \\d{2}:\\d{2}:\\d{2} [+-]\\d{4}");
    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]");
    private static final Set<String> NAMESPACES = Set.of(XmlNames.ATOM, XmlNames.CAP, XmlNames.GEORSS);
    private static List<Sample> samples = List.of();

    record Sample(int alerts, Feed feed, View view, Form form) {
        Page page() {
            return Page.of(feed, view, form);
        }

        String text() {
            return new String(feed.page(view, form).bytes(), StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return alerts + " alerts, " + view + ", " + form;
        }
    }

    @BeforeAll
    static void fill() {
        samples = Stream.of(0, 1, 3, 500)
                .flatMap(alerts -> {
                    Feed feed = FilledFeeds.of(alerts).feed();
                    return Arrays.stream(View.values()).flatMap(view -> Stream.of(Form.ATOM, Form.RSS)
                            .map(form -> new Sample(alerts, feed, view, form)));
                })
                .toList();
    }

    static List<Sample> pages() {
        return samples;
    }

    static List<Sample> atomPages() {
        return samples.stream().filter(s -> s.form() == Form.ATOM).toList();
    }

    static List<Sample> rssPages() {
        return samples.stream().filter(s -> s.form() == Form.RSS).toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void f1PagesAreWellFormedUtf8WithoutDoctypeOrControls(Sample sample) {
        assertThat(sample.page().root()).isNotNull();
        assertThat(sample.text()).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        assertThat(sample.text()).doesNotContain("<!DOCTYPE").doesNotContainPattern(CONTROLS);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void f2MediaTypesAreExact(Sample sample) {
        String expected = sample.form() == Form.ATOM ? "application/atom+xml" : "application/rss+xml";
        assertThat(sample.feed().page(sample.view(), sample.form()).mediaType()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("atomPages")
    void f3FeedAndEntriesHaveTheirSingletonsOnce(Sample sample) {
        Page page = sample.page();
        Stream.concat(Stream.of(page.root()), page.entries().stream())
                .forEach(parent -> assertThat(List.of("id", "title", "updated", "author"))
                        .allSatisfy(name ->
                                assertThat(Page.children(parent, name)).as(name).hasSize(1)));
        assertThat(page.entries()).allSatisfy(entry -> assertThat(List.of("published", "summary"))
                .allSatisfy(name -> assertThat(Page.children(entry, name)).hasSize(1)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void f4IdsAreCanonicalAbsoluteAndUnique(Sample sample) {
        String name = sample.form() == Form.ATOM ? "id" : "guid";
        List<String> ids =
                sample.page().all(name).stream().map(Element::getTextContent).toList();
        assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> {
            assertThat(URI.create(id).isAbsolute()).isTrue();
            assertThat(id).matches("tag:alerts\\.example\\.org,2026:([A-Za-z0-9._~/-]|%[0-9A-F]{2})+");
        });
    }

    @ParameterizedTest
    @MethodSource("atomPages")
    void f5EntriesHaveOneAlternateOfEachType(Sample sample) {
        assertThat(sample.page().entries()).allSatisfy(entry -> {
            List<String> types = Page.children(entry, "link").stream()
                    .filter(link -> link.getAttribute("rel").equals("alternate"))
                    .map(link -> link.getAttribute("type"))
                    .toList();
            assertThat(types).containsExactlyInAnyOrder("application/cap+xml", "application/geo+json");
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void f6SelfLinkEqualsTheAddressOfThePage(Sample sample) {
        Page page = sample.page();
        assertThat(page.all("link").stream()
                        .filter(link -> link.getAttribute("rel").equals("self")))
                .extracting(link -> link.getAttribute("href"))
                .containsExactly(page.url());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void f7EveryAddressIsAbsoluteAndOfARegisteredScheme(Sample sample) {
        assertThat(sample.page().addresses()).isNotEmpty().allSatisfy(uri -> assertThat(uri.getScheme())
                .isIn("http", "https", "tag"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void f8TextsArePlainAndScriptStaysText(Sample sample) {
        Page page = sample.page();
        assertThat(page.everything())
                .allSatisfy(element -> assertThat(element.getLocalName().toLowerCase(Locale.ROOT))
                        .isNotIn("script", "style", "div", "content"));
        assertThat(page.all("title"))
                .allSatisfy(title -> assertThat(title.getAttribute("type")).isIn("", "text"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void f9DatesAreValidAndPlausible(Sample sample) {
        Page page = sample.page();
        Instant latest = TestFeed.NOW.plusSeconds(3_600);
        assertThat(Stream.of("updated", "published").flatMap(name -> page.all(name).stream()))
                .allSatisfy(date -> assertThat(
                                OffsetDateTime.parse(date.getTextContent()).toInstant())
                        .isBetween(TestFeed.NOW, latest));
        assertThat(Stream.of("pubDate", "lastBuildDate").flatMap(name -> page.all(name).stream()))
                .allSatisfy(date -> assertThat(date.getTextContent()).matches(RFC_822));
    }

    @ParameterizedTest
    @MethodSource("rssPages")
    void f10ChannelAndItemsHaveTheirElements(Sample sample) {
        Element channel = sample.page().all("channel").get(0);
        assertThat(List.of("title", "description", "language", "pubDate", "lastBuildDate", "ttl"))
                .allSatisfy(name ->
                        assertThat(Page.children(channel, name)).as(name).hasSize(1));
        assertThat(Page.children(channel, "link")).hasSize(2);
        assertThat(sample.page().entries()).allSatisfy(item -> {
            assertThat(List.of("title", "description", "link", "guid", "pubDate"))
                    .allSatisfy(name ->
                            assertThat(Page.children(item, name)).as(name).hasSize(1));
            assertThat(Page.children(item, "guid").get(0).getAttribute("isPermaLink"))
                    .isEqualTo("false");
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void f11LanguagesAreValidAndOnlyKnownNamespacesAreUsed(Sample sample) {
        Page page = sample.page();
        assertThat(page.everything()).allSatisfy(element -> {
            if (element.getNamespaceURI() != null) {
                assertThat(NAMESPACES).contains(element.getNamespaceURI());
            }
            if (element.hasAttribute("xml:lang")) {
                assertThat(XmlText.isLanguageTag(element.getAttribute("xml:lang")))
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void f13ValuesAreNeitherEmptyNorPaddedAndRingsAreClosed(Sample sample) {
        Page page = sample.page();
        assertThat(page.everything()).allSatisfy(element -> {
            if (Page.children(element, "*").isEmpty() && !element.hasAttributes()) {
                assertThat(element.getTextContent())
                        .isNotEmpty()
                        .isEqualTo(element.getTextContent().strip());
            }
        });
        assertThat(page.all("polygon")).allSatisfy(polygon -> {
            String[] numbers = polygon.getTextContent().split("[ ,]");
            assertThat(numbers).hasSizeGreaterThanOrEqualTo(8);
            assertThat(List.of(numbers[0], numbers[1]))
                    .isEqualTo(List.of(numbers[numbers.length - 2], numbers[numbers.length - 1]));
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void f14TitlesAreShorterThan140Characters(Sample sample) {
        assertThat(sample.page().entries())
                .allSatisfy(
                        entry -> assertThat(Page.text(entry, "title").length()).isLessThan(140));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pagesHoldWhatWasPublishedWithinTheLimitOfSize(Sample sample) {
        FeedPage page = sample.feed().page(sample.view(), sample.form());
        assertThat(page.size()).isLessThanOrEqualTo(PageLimit.PAGE);
        if (sample.alerts() > 0) {
            assertThat(sample.page().entries()).isNotEmpty();
        }
    }
}
