package org.tocsin.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Urgency;
import org.tocsin.connector.Action;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How alerts come into force, end and leave, with a clock that moves only when told to. */
class FeedStandingTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestFeed feed = new TestFeed();

    @Test
    void alertUpdateAndCancelLeaveNothingActiveAndThreeInAll() {
        CapMessage flood = feed.alert(SampleAlerts.flood(TestFeed.NOW, TestFeed.HOUR));
        String firstEntry = entryOf(flood);
        feed.clock.advance(SECOND);
        CapMessage update = feed.update(SampleAlerts.update(flood, feed.clock.instant(), TestFeed.HOUR), flood.key());
        assertThat(idsIn(View.ACTIVE)).containsExactly(id(update));

        feed.clock.advance(SECOND);
        CapMessage cancel = SampleAlert.cancel(update, feed.clock.instant())
                .references(flood, update)
                .message();
        feed.cancel(cancel, flood.key(), update.key());

        assertThat(idsIn(View.ACTIVE)).isEmpty();
        assertThat(idsIn(View.ALL)).containsExactly(id(cancel), id(update), id(flood));
        assertThat(entryOf(flood)).isEqualTo(firstEntry);
        assertThat(entryOf(cancel))
                .contains("rel=\"predecessor-version\"")
                .contains("/alerts/" + flood.key() + ".xml")
                .contains("/alerts/" + update.key() + ".xml");
    }

    @Test
    void featuresTellTheirChainAndWhatReplacedOrCancelledThem() {
        CapMessage flood = feed.alert(SampleAlerts.flood(TestFeed.NOW, TestFeed.HOUR));
        assertThat(gateway(flood).get("state").asString()).isEqualTo("active");

        feed.clock.advance(SECOND);
        CapMessage update = feed.update(SampleAlerts.update(flood, feed.clock.instant(), TestFeed.HOUR), flood.key());
        assertThat(gateway(flood).get("state").asString()).isEqualTo("replaced");
        assertThat(gateway(flood).get("replacedBy").asString()).isEqualTo(id(update));
        assertThat(gateway(flood).get("replacedAt").asString()).isEqualTo("2026-11-23T17:07:21Z");

        feed.clock.advance(SECOND);
        CapMessage cancel = feed.cancel(SampleAlerts.cancel(update, feed.clock.instant()), update.key());
        assertThat(gateway(update).get("state").asString()).isEqualTo("cancelled");
        assertThat(gateway(update).get("cancelledBy").asString()).isEqualTo(id(cancel));
        assertThat(gateway(cancel).get("state").asString()).isEqualTo("cancel");
        assertThat(List.of(flood, update, cancel))
                .allSatisfy(message -> assertThat(gateway(message).get("chain").asString())
                        .isEqualTo(flood.key().value()));
    }

    @Test
    void cancelledAlertStaysInAllFor48HoursAndNoLonger() {
        CapMessage flood = feed.alert(SampleAlerts.flood(TestFeed.NOW, TestFeed.HOUR));
        feed.cancel(SampleAlerts.cancel(flood, TestFeed.NOW), flood.key());

        feed.clock.advance(Duration.ofDays(2).minus(SECOND));
        assertThat(idsIn(View.ALL)).hasSize(2);

        feed.clock.advance(SECOND);
        assertThat(idsIn(View.ALL)).isEmpty();
    }

    @Test
    void expiredAlertLeavesActiveWithoutTrafficAndStaysInAllAsExpired() {
        CapMessage flood = feed.alert(SampleAlerts.flood(TestFeed.NOW, TestFeed.HOUR));
        String etag = feed.feed().page(View.ACTIVE, Form.ATOM).etag();

        feed.clock.advance(TestFeed.HOUR);

        FeedPage page = feed.feed().page(View.ACTIVE, Form.ATOM);
        assertThat(idsIn(View.ACTIVE)).isEmpty();
        assertThat(page.etag()).isNotEqualTo(etag);
        assertThat(page.lastModified()).isEqualTo(feed.clock.instant());
        assertThat(idsIn(View.ALL)).containsExactly(id(flood));
        assertThat(gateway(flood).get("state").asString()).isEqualTo("expired");
    }

    @Test
    void maximumAgeNeverReachesPastTheNextExpiry() {
        feed.alert(SampleAlerts.flood(TestFeed.NOW, TestFeed.HOUR));
        assertThat(feed.feed().page(View.ACTIVE, Form.RSS).maxAge()).isEqualTo(Duration.ofSeconds(30));

        feed.clock.advance(TestFeed.HOUR.minusSeconds(7));
        assertThat(feed.feed().page(View.ACTIVE, Form.RSS).maxAge()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void alertWithALaterEffectiveIsPendingUntilThen() {
        CapMessage sample = SampleAlerts.flood(TestFeed.NOW, TestFeed.HOUR);
        String xml = new String(sample.bytes(), StandardCharsets.UTF_8)
                .replaceAll(
                        "<effective>[^<]*",
                        "<effective>" + SampleAlert.time(TestFeed.NOW.plus(Duration.ofMinutes(10))));
        CapMessage flood = feed.alert(TestFeed.read(xml.getBytes(StandardCharsets.UTF_8)));
        assertThat(idsIn(View.ACTIVE)).isEmpty();
        assertThat(gateway(flood).get("state").asString()).isEqualTo("pending");

        feed.clock.advance(Duration.ofMinutes(10));
        assertThat(idsIn(View.ACTIVE)).containsExactly(id(flood));
    }

    @Test
    void alertOfASenderWhoseClockIsFastIsActiveAtOnce() {
        CapMessage flood = feed.alert(SampleAlerts.flood(TestFeed.NOW.plusSeconds(90), TestFeed.HOUR));

        assertThat(idsIn(View.ACTIVE)).containsExactly(id(flood));
    }

    @Test
    void alertThatWasPublishedStaysActiveWhenTheClockIsPutBack() {
        CapMessage flood = feed.alert(SampleAlerts.flood(TestFeed.NOW, TestFeed.HOUR));

        feed.clock.advance(TestFeed.HOUR.negated());

        assertThat(idsIn(View.ACTIVE)).containsExactly(id(flood));
    }

    @Test
    void cancelledAlertStaysCancelledWhenTheClockIsPutBack() {
        CapMessage flood = feed.alert(SampleAlerts.flood(TestFeed.NOW, TestFeed.HOUR));
        feed.clock.advance(SECOND);
        feed.cancel(SampleAlerts.cancel(flood, feed.clock.instant()), flood.key());

        feed.clock.advance(TestFeed.HOUR.negated());

        assertThat(idsIn(View.ACTIVE)).isEmpty();
        assertThat(gateway(flood).get("state").asString()).isEqualTo("cancelled");
    }

    @Test
    void originalThatArrivesAfterItsCancelIsNeverActive() {
        CapMessage flood = SampleAlerts.flood(TestFeed.NOW, TestFeed.HOUR);
        feed.cancel(SampleAlerts.cancel(flood, TestFeed.NOW), flood.key());
        feed.clock.advance(SECOND);
        feed.alert(flood);

        assertThat(idsIn(View.ACTIVE)).isEmpty();
        assertThat(gateway(flood).get("state").asString()).isEqualTo("cancelled");
    }

    @Test
    void updateWithoutItsOriginalIsAFirstMessage() {
        CapMessage flood = SampleAlerts.flood(TestFeed.NOW, TestFeed.HOUR);
        CapMessage update = feed.alert(SampleAlerts.update(flood, TestFeed.NOW, TestFeed.HOUR));

        assertThat(idsIn(View.ACTIVE)).containsExactly(id(update));
        assertThat(gateway(update).get("chain").asString())
                .isEqualTo(flood.key().value());
    }

    @Test
    void activeIsOrderedBySeverityThenUrgencyThenNewest() {
        CapMessage minor = flood("minor", Severity.MINOR, Urgency.IMMEDIATE, 4);
        CapMessage older = flood("older", Severity.EXTREME, Urgency.EXPECTED, 1);
        CapMessage newer = flood("newer", Severity.EXTREME, Urgency.EXPECTED, 2);
        CapMessage urgent = flood("urgent", Severity.EXTREME, Urgency.IMMEDIATE, 0);

        assertThat(idsIn(View.ACTIVE)).containsExactly(id(urgent), id(newer), id(older), id(minor));
        assertThat(idsIn(View.ALL)).containsExactly(id(urgent), id(newer), id(older), id(minor));
    }

    @Test
    void repeatOfAForgottenCancelledAlertStaysCancelled() {
        CapMessage flood = feed.alert(SampleAlerts.flood(TestFeed.NOW, Duration.ofDays(10)));
        feed.cancel(SampleAlerts.cancel(flood, TestFeed.NOW), flood.key());

        feed.clock.advance(Duration.ofDays(4));
        feed.alert(SampleAlerts.flood("another", feed.clock.instant(), TestFeed.HOUR));
        feed.restart();
        feed.alert(flood);

        assertThat(idsIn(View.ACTIVE)).hasSize(1).doesNotContain(id(flood));
    }

    @Test
    void whatNobodyCanAskForAnyMoreLeavesTheStore() {
        CapMessage flood = feed.alert(SampleAlerts.flood(TestFeed.NOW, TestFeed.HOUR));
        feed.clock.advance(Duration.ofDays(3));
        feed.alert(SampleAlerts.flood("another", feed.clock.instant(), TestFeed.HOUR));

        assertThat(feed.feed().original(flood.key())).isEmpty();
        assertThat(feed.store.startingWith("entry/")).hasSize(1);
        assertThat(json(View.ALL).get("sequence").asInt()).isEqualTo(2);
    }

    @Test
    void cancelWithoutBlocksIsAnEntryThatNamesTheOriginal() {
        CapMessage flood = feed.alert(SampleAlerts.flood(TestFeed.NOW, TestFeed.HOUR));
        String xml = SampleAlert.cancel(flood, TestFeed.NOW).xml().replaceAll("(?s)<info>.*</info>", "");
        CapMessage bare = TestFeed.read(xml.getBytes(StandardCharsets.UTF_8));
        Delivery delivery = new Delivery(
                Deliveries.alert(feed.channel(), bare).key(),
                feed.channel(),
                bare,
                Action.CANCEL,
                List.of(flood.key()),
                TestFeed.NOW.plus(TestFeed.HOUR),
                1,
                false,
                Optional.empty());

        feed.connector().deliver(delivery);

        assertThat(idsIn(View.ACTIVE)).isEmpty();
        assertThat(entryOf(bare)).contains("Cancel: " + flood.alert().identifier());
    }

    private CapMessage flood(String identifier, Severity severity, Urgency urgency, int seconds) {
        return feed.alert(SampleAlert.flood(TestFeed.NOW.plusSeconds(seconds), TestFeed.HOUR)
                .identifier(identifier)
                .severity(severity)
                .urgency(urgency)
                .message());
    }

    private List<String> idsIn(View view) {
        List<String> ids = json(view)
                .get("features")
                .valueStream()
                .map(feature -> feature.get("id").asString())
                .toList();
        assertThat(Page.of(feed.feed(), view, Form.ATOM).entries())
                .extracting(entry -> Page.text(entry, "id"))
                .isEqualTo(ids);
        return ids;
    }

    private JsonNode json(View view) {
        return new JsonMapper().readTree(feed.text(view, Form.GEOJSON));
    }

    private JsonNode gateway(CapMessage message) {
        byte[] feature = feed.feed().feature(message.key()).orElseThrow().bytes();
        return new JsonMapper()
                .readTree(new String(feature, StandardCharsets.UTF_8))
                .get("properties")
                .get("gateway");
    }

    private String entryOf(CapMessage message) {
        String page = feed.text(View.ALL, Form.ATOM);
        int id = page.indexOf("<id>" + id(message) + "</id>");
        return page.substring(page.lastIndexOf("<entry", id), page.indexOf("</entry>", id));
    }

    private static String id(CapMessage message) {
        return new TagUris(TestFeed.CONFIG).entry(message.alert());
    }
}
