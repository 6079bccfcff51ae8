package org.tocsin.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleText;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Preview;
import org.tocsin.connector.Preview.Matter;
import org.tocsin.connector.ReasonCode;

class EntryPreviewTest {
    private static final int MANY_VERTICES = 30_000;

    private final TestFeed feed = new TestFeed();

    @Test
    void theTitleAndSummaryShownAreThoseThatReadersGet() {
        CapMessage message = flood().message();

        Preview preview = preview(message);
        feed.alert(message);

        String page = feed.text(View.ACTIVE, Form.ATOM);
        assertThat(preview.texts()).extracting(Preview.Text::kind).containsExactly("feed title", "feed summary");
        assertThat(page).contains("<title>" + preview.texts().get(0).text() + "</title>");
        assertThat(page).contains("<summary>" + preview.texts().get(1).text() + "</summary>");
        assertThat(page).contains(preview.facts().get("address"));
        assertThat(preview.texts().get(0).measure())
                .isEqualTo(preview.texts().get(0).text().length() + " of 139 characters");
        assertThat(preview.shortfalls()).isEmpty();
    }

    @Test
    void aPreviewIsNotWhatIsPublishedWhenTheMessageIsMendedUnderTheSameKey() {
        preview(flood().headline("First draft").message());

        feed.alert(flood().headline("As it was sent").message());

        assertThat(feed.text(View.ACTIVE, Form.ATOM)).contains("As it was sent").doesNotContain("First draft");
    }

    @Test
    void aHeadlineThatTheTitleCannotHoldIsAShortfall() {
        Preview preview = preview(flood().headline("Flood ".repeat(40)).message());

        assertThat(preview.shortfalls()).singleElement().satisfies(shortfall -> {
            assertThat(shortfall.matter()).isEqualTo(Matter.TEXT);
            assertThat(shortfall.path()).isEqualTo("/alert/info/headline");
            assertThat(shortfall.message()).contains("139 characters");
        });
    }

    @Test
    void moreVerticesThanAPageHoldsAreRefusedAsVertices() {
        Preview preview = preview(flood().polygon(ring(MANY_VERTICES)).message());

        assertThat(preview.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo(ReasonCode.TOO_LONG));
        assertThat(preview.shortfalls()).singleElement().satisfies(shortfall -> {
            assertThat(shortfall.matter()).isEqualTo(Matter.VERTICES);
            assertThat(shortfall.message()).contains((MANY_VERTICES + 1) + " vertices");
        });
    }

    @Test
    void aTextLongerThanAPageIsRefusedAsText() {
        SampleText endless = SampleText.ENGLISH.withHeadline("Flood ".repeat(200_000));

        Preview preview = preview(flood().texts(endless).message());

        assertThat(preview.refusal()).isPresent();
        assertThat(preview.shortfalls()).singleElement().satisfies(shortfall -> assertThat(shortfall.matter())
                .isEqualTo(Matter.TEXT));
    }

    @Test
    void anAlertByGeocodeAloneHasNoShapeForMaps() {
        Preview preview = preview(flood().geocodeOnly("SAME", "099001").message());

        assertThat(preview.shortfalls()).singleElement().satisfies(shortfall -> assertThat(shortfall.matter())
                .isEqualTo(Matter.REACH));
    }

    private Preview preview(CapMessage message) {
        return feed.connector().preview(Deliveries.alert(feed.channel(), message));
    }

    private static SampleAlert flood() {
        return SampleAlert.flood(TestFeed.NOW, TestFeed.HOUR);
    }

    private static String ring(int vertices) {
        String open = IntStream.range(0, vertices)
                .mapToObj(i -> 2 * Math.PI * i / vertices)
                .map(angle -> String.format(Locale.ROOT, "%.6f,%.6f", 14 + Math.sin(angle), -61 + Math.cos(angle)))
                .collect(Collectors.joining(" "));
        return open + " " + open.substring(0, open.indexOf(' '));
    }
}
