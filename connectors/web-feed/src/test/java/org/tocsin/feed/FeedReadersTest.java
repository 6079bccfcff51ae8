package org.tocsin.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The forms agree, as independent readers see them: ROME reads Atom and RSS, Jackson the GeoJSON. */
class FeedReadersTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 500})
    void allFormsHaveTheSameIdsInTheSameOrder(int alerts) throws FeedException {
        TestFeed feed = FilledFeeds.of(alerts);
        for (View view : View.values()) {
            List<String> atom = rome(feed, view, Form.ATOM).getEntries().stream()
                    .map(SyndEntry::getUri)
                    .toList();
            List<String> rss = rome(feed, view, Form.RSS).getEntries().stream()
                    .map(SyndEntry::getUri)
                    .toList();
            JsonNode json = json(feed, view);

            assertThat(rss).isEqualTo(atom).hasSize(json.get("numberReturned").asInt());
            assertThat(ids(json)).isEqualTo(atom);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 500})
    void aPageThatIsCutSaysSoInEveryForm(int alerts) throws FeedException {
        TestFeed feed = FilledFeeds.of(alerts);
        JsonNode json = json(feed, View.ALL);
        int matched = json.get("numberMatched").asInt();
        boolean cut = json.get("numberReturned").asInt() < matched;

        assertThat(matched).isGreaterThanOrEqualTo(alerts);
        assertThat(json.has("note")).isEqualTo(cut);
        assertThat(rome(feed, View.ALL, Form.ATOM).getDescription().contains("of " + matched))
                .isEqualTo(cut);
        assertThat(rome(feed, View.ALL, Form.RSS).getDescription().contains("of " + matched))
                .isEqualTo(cut);
    }

    private static SyndFeed rome(TestFeed feed, View view, Form form) throws FeedException {
        return new SyndFeedInput().build(new StringReader(feed.text(view, form)));
    }

    private static JsonNode json(TestFeed feed, View view) {
        return new JsonMapper()
                .readTree(new String(feed.feed().page(view, Form.GEOJSON).bytes(), StandardCharsets.UTF_8));
    }

    private static List<String> ids(JsonNode json) {
        return StreamSupport.stream(json.get("features").spliterator(), false)
                .map(feature -> feature.get("id").asString())
                .toList();
    }
}
