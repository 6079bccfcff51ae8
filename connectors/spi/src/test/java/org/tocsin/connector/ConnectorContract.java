package org.tocsin.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Status;

/**
 * What every connector promises, tried against its counterpart on a real socket. A connector's test extends this class,
 * starts the counterpart in its own {@code @BeforeEach} and stops it in its own {@code @AfterEach}; the connectors are
 * closed here.
 */
public abstract class ConnectorContract {
    private static final String MARK = "event=contract-log-mark";
    private static final int PREVIEWS_AT_ONCE = 16;
    private static final Duration LINK_LIMIT = Duration.ofSeconds(10);
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final List<Connector> opened = new ArrayList<>();
    private final InMemoryStateStore store = new InMemoryStateStore();
    private final RecordingReceiptSink receipts = new RecordingReceiptSink();
    private LogCapture log;

    /** A new connector for this channel, at the running counterpart. The mode alone tells a drill channel. */
    protected abstract Connector connector(Channel channel, StateStore store, ReceiptSink receipts);

    protected abstract Channel.Kind kind();

    /** An Actual, Public alert on this channel that the connector delivers. The same at each call. */
    protected abstract Delivery deliverable(Channel channel);

    /** An Actual, Public alert that can never be delivered, such as an area with nobody in it. */
    protected abstract Delivery refusedForGood(Channel channel);

    /** How many alerts, messages or files the counterpart has taken so far. */
    protected abstract long effects();

    /** Stops the counterpart, so that nobody listens at its address. */
    protected abstract void stopCounterpart();

    /** From now on the counterpart takes what is sent and answers nothing. */
    protected abstract void silenceCounterpart();

    /** The time limit of one attempt, as configured in {@link #connector}. */
    protected abstract Duration timeLimit();

    /** What must never be logged: passwords, keys, phone numbers of {@link #deliverable}; not empty where there are any. */
    protected abstract List<String> secrets();

    /** Why the tests of an absent or silent counterpart make no sense here; empty where there is a counterpart. */
    protected Optional<String> noCounterpart() {
        return Optional.empty();
    }

    /** Whether a thread that began during the test may outlive the connector: one of the counterpart or of the platform. */
    protected boolean mayOutliveConnector(Thread thread) {
        return false;
    }

    /** Returns once the connector says that it is ready; override where the link shows only with the first delivery. */
    protected void awaitReady(Connector connector) {
        await().atMost(LINK_LIMIT).until(() -> connector.link().condition() != LinkState.Condition.DOWN);
    }

    @BeforeEach
    final void captureTheLog() {
        log = new LogCapture();
        LoggerFactory.getLogger(ConnectorContract.class).info(MARK);
    }

    @AfterEach
    final void closeConnectors() {
        opened.forEach(Connector::close);
        log.close();
        assertThat(log.text())
                .as("the log is captured: a log library is on the class path and writes INFO to the console")
                .contains(MARK);
        for (String secret : secrets()) {
            assertThat(log.text().contains(secret))
                    .as(
                            "a secret or phone number was logged, number %d of secrets()",
                            secrets().indexOf(secret))
                    .isFalse();
        }
    }

    @Test
    void deliverHandsTheAlertToTheCounterpart() {
        Outcome outcome = deliver(ready(live()), deliverable(live()));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(effects()).isPositive();
    }

    @Test
    void deliverRefusesForGoodWhatCanNeverBeDelivered() {
        Outcome outcome = deliver(ready(live()), refusedForGood(live()));

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(effects()).isZero();
    }

    @Test
    void deliverReportsUnreachableWhenTheCounterpartIsDown() {
        assumeCounterpart();
        stopCounterpart();
        Connector connector = open(live());

        Outcome outcome = withinTimeLimit(() -> deliver(connector, deliverable(live())));

        assertThat(outcome).isInstanceOf(Outcome.Unreachable.class);
    }

    @Test
    void deliverHonoursTheTimeLimitWhenTheCounterpartIsSilent() {
        assumeCounterpart();
        Connector connector = ready(live());
        silenceCounterpart();

        Outcome outcome = withinTimeLimit(() -> deliver(connector, deliverable(live())));

        assertThat(outcome).isInstanceOf(Outcome.Unreachable.class);
    }

    @Test
    void deliverOfTheSameKeyTwiceHasOneEffect() {
        Connector connector = ready(live());
        Delivery delivery = deliverable(live());
        deliver(connector, delivery);
        long effects = effects();

        Outcome outcome = deliver(connector, Deliveries.again(delivery));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(effects()).isEqualTo(effects);
    }

    @Test
    void deliverRefusesAnExerciseOnALiveChannel() {
        assertNotAllowed(live(), Deliveries.withStatus(deliverable(live()), Status.EXERCISE));
    }

    @Test
    void deliverRefusesAnActualAlertOnADrillChannel() {
        assertNotAllowed(drill(), deliverable(drill()));
    }

    @Test
    void deliverRefusesWhatIsNotPublic() {
        assertNotAllowed(live(), Deliveries.withScope(deliverable(live()), Scope.RESTRICTED));
    }

    @Test
    void previewSendsNothingAndLeavesNoState() {
        Connector connector = ready(live());
        Map<String, String> before = store.contents();

        Preview preview = connector.preview(deliverable(live()));

        assertThat(preview.refusal()).isEmpty();
        assertThat(preview.texts()).isNotEmpty();
        assertThat(store.contents()).isEqualTo(before);
        assertThat(receipts.receipts()).isEmpty();
        assertThat(effects()).isZero();
    }

    @Test
    void previewRefusesWhatDeliverRefuses() {
        Connector connector = ready(live());
        Delivery nowhere = refusedForGood(live());
        Delivery exercise = Deliveries.withStatus(deliverable(live()), Status.EXERCISE);

        assertThat(connector.preview(nowhere).refusal().map(Outcome.class::cast))
                .hasValue(deliver(connector, nowhere));
        assertThat(connector.preview(exercise).refusal().map(Outcome.class::cast))
                .hasValue(deliver(connector, exercise));
        assertThat(effects()).isZero();
    }

    @Test
    void previewsAtOnceAndBesideADeliveryAllShowTheSame() {
        Connector connector = ready(live());
        List<Preview.Text> alone = connector.preview(deliverable(live())).texts();

        List<CompletableFuture<Preview>> previews = new ArrayList<>();
        for (int i = 0; i < PREVIEWS_AT_ONCE; i++) {
            previews.add(CompletableFuture.supplyAsync(() -> connector.preview(deliverable(live()))));
        }
        Outcome outcome = deliver(connector, deliverable(live()));

        assertThat(previews)
                .allSatisfy(preview -> assertThat(preview.join().texts()).isEqualTo(alone));
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void previewIsTheSameWhileTheCounterpartIsDown() {
        assumeCounterpart();
        Preview before = ready(live()).preview(deliverable(live()));
        assertThat(effects()).isZero();
        stopCounterpart();

        Preview down = open(live()).preview(deliverable(live()));

        assertThat(down.texts()).isNotEmpty().isEqualTo(before.texts());
    }

    @Test
    void previewOfACancelWhoseOriginalNeverWentOutRefusesOrSpeaksForItself() {
        Connector connector = ready(live());
        Map<String, String> before = store.contents();
        Delivery delivery = deliverable(live());
        Delivery cancel = Deliveries.cancel(live(), delivery.message(), AlertKey.of("a", "b", "c"));

        Preview preview = connector.preview(cancel);

        assertThat(preview.refusal().isPresent() || !preview.texts().isEmpty()).isTrue();
        assertThat(store.contents()).isEqualTo(before);
        assertThat(effects()).isZero();
    }

    @Test
    void closeEndsItsThreadsAndMayBeCalledTwice() {
        Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
        Connector connector = ready(live());
        deliver(connector, deliverable(live()));

        connector.close();
        connector.close();

        await().atMost(LINK_LIMIT)
                .untilAsserted(() -> assertThat(threadsSince(before)).isEmpty());
    }

    /** Delivers, and the pieces too when the answer is a split: the last outcome, or the first that is not Accepted. */
    protected final Outcome deliver(Connector connector, Delivery delivery) {
        Outcome outcome = connector.deliver(delivery);
        if (!(outcome instanceof Outcome.Split split)) {
            return outcome;
        }
        for (Part part : split.parts()) {
            outcome = connector.deliver(Deliveries.part(delivery, part));
            if (!(outcome instanceof Outcome.Accepted)) {
                return outcome;
            }
        }
        return outcome;
    }

    private void assertNotAllowed(Channel channel, Delivery delivery) {
        Outcome outcome = ready(channel).deliver(delivery);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.code())
                .isEqualTo(ReasonCode.NOT_ALLOWED));
        assertThat(effects()).isZero();
    }

    private Outcome withinTimeLimit(Supplier<Outcome> attempt) {
        long begin = System.nanoTime();
        Outcome outcome = attempt.get();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isLessThan(timeLimit().plus(SLACK));
        return outcome;
    }

    private List<String> threadsSince(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && !before.contains(thread))
                .filter(thread -> !ofThePlatform(thread) && !mayOutliveConnector(thread))
                .map(Thread::getName)
                .toList();
    }

    private static boolean ofThePlatform(Thread thread) {
        String name = thread.getName();
        ThreadGroup group = thread.getThreadGroup();
        return name.startsWith("awaitility")
                || name.startsWith("ForkJoinPool.commonPool")
                || name.startsWith("CompletableFutureDelayScheduler")
                || name.startsWith("surefire")
                || group == null
                || group.getName().equals("system");
    }

    private void assumeCounterpart() {
        noCounterpart().ifPresent(reason -> Assumptions.abort(reason));
    }

    private Connector open(Channel channel) {
        Connector connector = connector(channel, store, receipts);
        opened.add(connector);
        return connector;
    }

    private Connector ready(Channel channel) {
        Connector connector = open(channel);
        awaitReady(connector);
        return connector;
    }

    private Channel live() {
        return Deliveries.channel(kind(), Channel.Mode.LIVE);
    }

    private Channel drill() {
        return Deliveries.channel(kind(), Channel.Mode.DRILL);
    }
}
