package org.tocsin.sms.smpp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.tocsin.connector.LinkState;

/** The sessions with one SMSC account, and the pace they share. Safe for concurrent use. */
public final class SmppLink implements AutoCloseable {
    /**
     * What was handed over and waits for its turn cannot be overtaken, so it is no more than leaves in so many seconds: what
     * is graver must not wait longer.
     */
    private static final double SECONDS_AHEAD = 2;

    private final int number;
    private final SmppSettings settings;
    private final InboundDoor inbound;
    private final List<SmppBind> binds = new ArrayList<>();
    private final Pace pace;
    private final AtomicInteger ahead = new AtomicInteger();
    private final Runnable onGivenBack;

    /**
     * Starts binding at once.
     *
     * @param taker of what the SMSC delivers; returns at once, false when it has no room
     */
    public SmppLink(String channel, SmppSettings settings, RandomGenerator random, Predicate<Inbound> taker) {
        this(channel, 0, settings, random, taker, () -> {});
    }

    /**
     * @param smsc which one of the channel, from 0
     * @param onGivenBack called each time that places become free
     */
    SmppLink(
            String channel,
            int smsc,
            SmppSettings settings,
            RandomGenerator random,
            Predicate<Inbound> taker,
            Runnable onGivenBack) {
        this.number = smsc;
        this.inbound = new InboundDoor(taker);
        this.settings = settings;
        this.onGivenBack = onGivenBack;
        this.pace = new Pace(settings.partsPerSecond(), System::nanoTime);
        for (int bind = 1; bind <= settings.binds(); bind++) {
            binds.add(new SmppBind(channel, bind, settings, inbound, random));
        }
    }

    /** Which SMSC of the channel this is, from 0. */
    int number() {
        return number;
    }

    /** Whether any session is bound. */
    public boolean isBound() {
        return binds.stream().anyMatch(bind -> bind.session().isPresent());
    }

    /**
     * Takes places in the window of the session that has the most free; empty when none has so many free, or when more waits
     * already than leaves in two seconds.
     *
     * @param parts that will leave over these places altogether
     */
    public Optional<Places> tryReserve(int places, int parts) {
        int before = ahead.getAndAdd(parts);
        if (before == 0 || before + parts <= SECONDS_AHEAD * pace.rate()) {
            Optional<SmppSession> session = leastBusy().filter(s -> s.tryReserve(places));
            if (session.isPresent()) {
                return Optional.of(new Places(this, session.get(), places, parts));
            }
        }
        ahead.addAndGet(-parts);
        return Optional.empty();
    }

    /** Free places of the session that has the most; 0 when none is bound. */
    int free() {
        return leastBusy().map(SmppSession::free).orElse(0);
    }

    void givenBack(int parts) {
        ahead.addAndGet(-parts);
        onGivenBack.run();
    }

    private Optional<SmppSession> leastBusy() {
        return binds.stream().flatMap(bind -> bind.session().stream()).max(Comparator.comparingInt(SmppSession::free));
    }

    /** Shared by all sessions, since operators count parts an account. */
    public Pace pace() {
        return pace;
    }

    /** Up when all sessions are bound, degraded when some are. */
    public LinkState state() {
        long up = binds.stream().filter(bind -> bind.session().isPresent()).count();
        LinkState worst = binds.stream()
                .map(SmppBind::state)
                .max(Comparator.comparing(LinkState::condition))
                .orElseThrow();
        return up == 0 || up == binds.size()
                ? worst
                : LinkState.degraded(up + " of " + binds.size() + " sessions with the SMSC " + settings + " are bound. "
                        + worst.detail());
    }

    /** Delivery receipts that came in, over all sessions of this link. */
    public long receipts() {
        return inbound.receipts();
    }

    /** Messages from phones and other notices that came in. */
    public long otherInbound() {
        return inbound.others();
    }

    /** Unbinds and ends all threads; idempotent. */
    @Override
    public void close() {
        binds.parallelStream().forEach(SmppBind::close);
    }
}
