package org.tocsin.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Status;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.StateStore;

/** What publishing promises: readable at once, the same bytes for ever, and nothing that does not belong there. */
class FeedPublicationTest {
    private final TestFeed feed = new TestFeed();

    @ParameterizedTest
    @ValueSource(strings = {"as sent", "CR LF", "BOM", "prefix"})
    void originalIsServedByteForByte(String variant) {
        byte[] bytes = variant(SampleAlerts.floodXml(TestFeed.NOW, TestFeed.HOUR), variant);
        CapMessage message = feed.alert(TestFeed.read(bytes));
        assertThat(feed.feed().original(message.key())).hasValue(bytes);

        feed.restart();
        assertThat(feed.feed().original(message.key())).hasValue(bytes);
    }

    @Test
    void pagesAreEqualToTheByteAfterARestart() {
        TestFeed filled = FilledFeeds.of(30);
        for (View view : View.values()) {
            for (Form form : Form.values()) {
                FeedPage before = filled.feed().page(view, form);
                filled.restart();
                FeedPage after = filled.feed().page(view, form);
                assertThat(after.bytes()).isEqualTo(before.bytes());
                assertThat(after.etag()).isEqualTo(before.etag());
            }
        }
    }

    @Test
    void etagStaysWhileNothingChangesAndChangesWithAPublication() {
        feed.alert(SampleAlerts.flood("one", TestFeed.NOW, TestFeed.HOUR));
        String etag = feed.feed().page(View.ACTIVE, Form.GEOJSON).etag();
        feed.clock.advance(Duration.ofMinutes(1));
        assertThat(feed.feed().page(View.ACTIVE, Form.GEOJSON).etag()).isEqualTo(etag);

        feed.alert(SampleAlerts.flood("two", TestFeed.NOW, TestFeed.HOUR));
        assertThat(feed.feed().page(View.ACTIVE, Form.GEOJSON).etag()).isNotEqualTo(etag);
    }

    @Test
    void twoPublicationsInOneSecondAreBothSeen() {
        String empty = feed.feed().page(View.ALL, Form.ATOM).etag();
        feed.alert(SampleAlerts.flood("one", TestFeed.NOW, TestFeed.HOUR));
        String one = feed.feed().page(View.ALL, Form.ATOM).etag();
        feed.alert(SampleAlerts.flood("two", TestFeed.NOW, TestFeed.HOUR));
        String two = feed.feed().page(View.ALL, Form.ATOM).etag();

        assertThat(List.of(empty, one, two)).doesNotHaveDuplicates();
        assertThat(Page.of(feed.feed(), View.ALL, Form.ATOM).entries()).hasSize(2);
    }

    @Test
    void sameAlertTwiceIsOneEntryAndChangesNothing() {
        CapMessage flood = feed.alert(SampleAlerts.flood(TestFeed.NOW, TestFeed.HOUR));
        String etag = feed.feed().page(View.ALL, Form.ATOM).etag();
        feed.clock.advance(Duration.ofSeconds(5));
        feed.alert(flood);

        assertThat(feed.feed().page(View.ALL, Form.ATOM).etag()).isEqualTo(etag);
        assertThat(feed.store.startingWith("entry/")).hasSize(1);
    }

    @Test
    void identifiersWithReservedCharactersMakeDistinctIds() {
        List<String> identifiers = List.of("a/b", "a%2Fb", "a?b#c", "ä ö", "a", "urn:x:1");
        for (String identifier : identifiers) {
            feed.alert(SampleAlerts.flood(identifier, TestFeed.NOW, TestFeed.HOUR));
        }
        feed.alert(SampleAlert.flood(TestFeed.NOW, TestFeed.HOUR)
                .sender("other@met.example")
                .identifier("a")
                .message());

        assertThat(Page.of(feed.feed(), View.ALL, Form.RSS).all("guid"))
                .hasSize(identifiers.size() + 1)
                .extracting(guid -> guid.getTextContent())
                .doesNotHaveDuplicates()
                .contains("tag:alerts.example.org,2026:alerts%40met.example/a%2Fb/2026-11-23T13%3A07%3A20-04%3A00");
    }

    @Test
    void markupInTextStaysText() {
        feed.alert(SampleAlert.flood(TestFeed.NOW, TestFeed.HOUR)
                .headline("<script>alert('x')</script> & 🌊")
                .message());

        for (Form form : List.of(Form.ATOM, Form.RSS)) {
            assertThat(feed.text(View.ACTIVE, form)).doesNotContain("<script");
            assertThat(Page.of(feed.feed(), View.ACTIVE, form).entries())
                    .allSatisfy(entry ->
                            assertThat(Page.text(entry, "title")).isEqualTo("<script>alert('x')</script> & 🌊"));
        }
        assertThat(feed.text(View.ACTIVE, Form.GEOJSON)).doesNotContain("<script");
    }

    @Test
    void longHeadlineIsShortenedInTheTitleAndWholeInTheSummary() {
        String headline = "Flood of the river ".repeat(12).strip();
        feed.alert(SampleAlert.flood(TestFeed.NOW, TestFeed.HOUR)
                .headline(headline)
                .message());

        assertThat(Page.of(feed.feed(), View.ACTIVE, Form.ATOM).entries()).allSatisfy(entry -> {
            assertThat(Page.text(entry, "title")).hasSizeLessThan(140).endsWith("…");
            assertThat(Page.text(entry, "summary")).startsWith(headline);
        });
    }

    @ParameterizedTest
    @EnumSource(value = Status.class, mode = EnumSource.Mode.EXCLUDE, names = "ACTUAL")
    void liveFeedRefusesEveryStatusButActual(Status status) {
        assertRefused(feed, ReasonCode.NOT_ALLOWED, flood().status(status));
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"ACTUAL", "SYSTEM", "DRAFT"})
    void drillFeedRefusesEveryStatusButExerciseAndTest(Status status) {
        assertRefused(drill(), ReasonCode.NOT_ALLOWED, flood().status(status));
    }

    @Test
    void drillFeedIsBelowExerciseAndMarksItsTitles() {
        TestFeed drill = drill();
        CapMessage flood = drill.alert(flood().status(Status.EXERCISE).message());

        assertThat(drill.feed().prefix()).isEqualTo("/exercise");
        assertThat(drill.text(View.ACTIVE, Form.ATOM))
                .contains("http://localhost:8080/exercise/alerts/" + flood.key() + ".xml")
                .contains("<title>EXERCISE: Alerts of the islands: active alerts</title>")
                .contains("<title>EXERCISE: Flash flood")
                .doesNotContain("http://localhost:8080/alerts");
    }

    @ParameterizedTest
    @EnumSource(value = Scope.class, mode = EnumSource.Mode.EXCLUDE, names = "PUBLIC")
    void feedRefusesWhatIsNotPublic(Scope scope) {
        assertRefused(feed, ReasonCode.NOT_ALLOWED, flood().scope(scope));
    }

    @ParameterizedTest
    @EnumSource(
            value = MsgType.class,
            names = {"ACK", "ERROR"})
    void feedRefusesMessagesBetweenMachines(MsgType type) {
        assertRefused(feed, ReasonCode.NOT_MAPPED, flood().msgType(type));
    }

    @Test
    void alertWithoutAreaIsRefusedAndNotPublished() {
        assertRefused(feed, ReasonCode.NO_AREA, flood().withoutArea());
    }

    @Test
    void alertThatExpiredOnTheWayIsRefused() {
        SampleAlert flood = flood();
        feed.clock.advance(TestFeed.HOUR);
        assertRefused(feed, ReasonCode.EXPIRED, flood);
    }

    @Test
    void alertLargerThanAPageIsRefused() {
        assertRefused(feed, ReasonCode.TOO_LONG, flood().parameter("note", "x".repeat(PageLimit.PAGE)));
    }

    @Test
    void storeThatIsSwitchedOffMakesDeliveryUnreachableAndPublishesNothing() {
        feed.store.setUnavailable(true);
        Delivery delivery = Deliveries.alert(feed.channel(), flood().message());
        assertThat(feed.connector().deliver(delivery))
                .isInstanceOfSatisfying(Outcome.Unreachable.class, outcome -> assertThat(outcome.code())
                        .isEqualTo(ReasonCode.STATE_UNAVAILABLE));
        assertThat(Page.of(feed.feed(), View.ALL, Form.ATOM).entries()).isEmpty();

        feed.store.setUnavailable(false);
        assertThat(feed.connector().deliver(delivery)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void feedThatCouldNotReadItsStoreIsNoEmptyFeedAndRecoversByItself() {
        CapMessage flood = feed.alert(flood().message());
        feed.store.setUnavailable(true);
        feed.restart();
        assertThat(feed.connector().link().condition()).isEqualTo(LinkState.Condition.DOWN);
        assertThatThrownBy(() -> feed.feed().page(View.ACTIVE, Form.ATOM)).isInstanceOf(StateStore.Unavailable.class);

        feed.store.setUnavailable(false);
        assertThat(feed.feed().original(flood.key())).isPresent();
        assertThat(feed.connector().link().condition()).isEqualTo(LinkState.Condition.UP);
    }

    @Test
    void unreadableEntryInTheStoreMakesTheFeedUnavailable() {
        feed.store.put("entry/broken", new byte[] {9, 9});
        feed.restart();

        assertThatThrownBy(() -> feed.feed().page(View.ALL, Form.RSS))
                .isInstanceOf(StateStore.Unavailable.class)
                .hasMessageContaining("entry/broken");
    }

    @Test
    void closedFeedTakesNothingMore() {
        feed.connector().close();

        assertThat(feed.connector().deliver(Deliveries.alert(feed.channel(), flood().message())))
                .isEqualTo(new Outcome.Unreachable(ReasonCode.SHUTTING_DOWN, "The feed is closing."));
    }

    @Test
    void concurrentDeliveriesAreAllPublishedOnceWhileReadersRead() throws InterruptedException, ExecutionException {
        List<Delivery> deliveries = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            CapMessage message = SampleAlerts.flood("parallel-" + i % 20, TestFeed.NOW, TestFeed.HOUR);
            deliveries.add(Deliveries.alert(feed.channel(), message));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Object>> work = new ArrayList<>();
            deliveries.forEach(delivery -> work.add(() -> feed.connector().deliver(delivery)));
            deliveries.forEach(delivery -> work.add(() -> feed.feed().page(View.ALL, Form.ATOM)));
            for (Future<Object> done : threads.invokeAll(work)) {
                assertThat(done.get()).isNotInstanceOf(Outcome.Unreachable.class);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(Page.of(feed.feed(), View.ALL, Form.ATOM).entries()).hasSize(20);
    }

    private static void assertRefused(TestFeed feed, ReasonCode code, SampleAlert sample) {
        CapMessage message = sample.message();
        assertThat(feed.connector().deliver(Deliveries.alert(feed.channel(), message)))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.code())
                        .isEqualTo(code));
        assertThat(feed.feed().original(message.key())).isEmpty();
        assertThat(Page.of(feed.feed(), View.ALL, Form.ATOM).entries()).isEmpty();
    }

    private static SampleAlert flood() {
        Instant sent = TestFeed.NOW;
        return SampleAlert.flood(sent, TestFeed.HOUR);
    }

    private static TestFeed drill() {
        return new TestFeed(Channel.Mode.DRILL, TestFeed.CONFIG);
    }

    private static byte[] variant(String xml, String variant) {
        String text =
                switch (variant) {
                    case "CR LF" -> xml.replace("\n", "\r\n");
                    case "BOM" -> "\ufeff" + xml;
                    case "prefix" -> xml.replaceAll("<(/?)([a-z])", "<$1c:$2").replace("xmlns=", "xmlns:c=");
                    default -> xml;
                };
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
