package org.tocsin.sms.smpp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.tocsin.connector.LinkState;

/** The sessions with one SMSC account, and the pace they share. Safe for concurrent use. */
public final class SmppLink implements AutoCloseable {
    private final SmppSettings settings;
    private final InboundDoor inbound;
    private final List<SmppBind> binds = new ArrayList<>();
    private final Pace pace;

    /**
     * Starts binding at once.
     *
     * @param taker of what the SMSC delivers; returns at once, false when it has no room
     */
    public SmppLink(String channel, SmppSettings settings, RandomGenerator random, Predicate<Inbound> taker) {
        this.inbound = new InboundDoor(taker);
        this.settings = settings;
        this.pace = new Pace(settings.partsPerSecond(), System::nanoTime);
        for (int number = 1; number <= settings.binds(); number++) {
            binds.add(new SmppBind(channel, number, settings, inbound, random));
        }
    }

    /** Whether any session is bound. */
    public boolean isBound() {
        return binds.stream().anyMatch(bind -> bind.session().isPresent());
    }

    /** Takes places in the window of the session that has the most free; empty when none has so many free. */
    public Optional<Places> tryReserve(int places) {
        return leastBusy().filter(session -> session.tryReserve(places)).map(session -> new Places(session, places));
    }

    /** The same, but waits for them; whoever waits must hold no others, or two would wait for each other. */
    public Optional<Places> reserve(int places, Duration limit) throws InterruptedException {
        Optional<SmppSession> session = leastBusy();
        return session.isPresent() && session.get().reserve(places, limit)
                ? Optional.of(new Places(session.get(), places))
                : Optional.empty();
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
