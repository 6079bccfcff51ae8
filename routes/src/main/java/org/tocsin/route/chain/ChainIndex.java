package org.tocsin.route.chain;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tocsin.cap.Alert;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.CapTime;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Reference;

/**
 * Which messages were accepted, and which of them was replaced or stopped by which Update or Cancel. These may name a
 * message that has not arrived yet: when it does, it is superseded already and never leaves. Filled at start from the
 * ledger and the queues. About 300 octets of heap a message that is in force or ended a moment ago.
 * Safe for concurrent use.
 */
public final class ChainIndex {
    /** How long what ended stays known. */
    public static final Duration KEPT = Duration.ofMinutes(10);

    private static final Duration AWAITED = Duration.ofDays(7);

    private final Map<AlertKey, Member> members = new ConcurrentHashMap<>();
    private final Map<AlertKey, Set<AlertKey>> predecessors = new ConcurrentHashMap<>();
    private final Map<AlertKey, Reference> names = new ConcurrentHashMap<>();
    private final Map<AlertKey, AlertKey> twins = new ConcurrentHashMap<>();
    private final List<Consumer<AlertKey>> listeners = new CopyOnWriteArrayList<>();
    private final Instant remembersSince;
    private volatile Instant forgottenUntil = Instant.MIN;

    /** An index that would know of every message that was ever accepted. */
    public ChainIndex() {
        this(Instant.MIN);
    }

    /** @param remembersSince a message sent before that may have been accepted here without our knowing it any more */
    public ChainIndex(Instant remembersSince) {
        this.remembersSince = remembersSince;
    }

    /** Takes in a message that has just been accepted, as often as it is met. */
    public void add(Alert alert, Instant expires) {
        arrive(alert.key(), name(alert), expires, true);
        link(alert);
    }

    /** Takes in a message found in a queue at start: whether it went out before nobody here can tell. */
    public void remember(Alert alert, Instant expires) {
        remember(alert.key(), name(alert), expires);
        link(alert);
    }

    /** Takes in a message as the ledger knows it; the name may be left out when it has expired. */
    public void remember(AlertKey alert, Optional<Reference> name, Instant expires) {
        arrive(alert, name, expires, false);
    }

    /**
     * Takes in one link of a chain. A link that would close a circle is left out: each of its messages would take the place
     * of the other, and nobody would be warned.
     */
    public synchronized void link(AlertKey superseded, AlertKey by) {
        if (!closesCircle(List.of(superseded), by) && directlyBelow(by).add(superseded)) {
            change(superseded, member -> member.followedBy(by));
            listeners.forEach(listener -> listener.accept(superseded));
            twin(superseded).ifPresent(first -> link(first, by));
        }
    }

    /**
     * Takes in that an alert went nowhere because that one had said the same: whoever corrects the one corrects the other,
     * which is what the public has.
     */
    public synchronized void sameAs(AlertKey alert, AlertKey first) {
        twins.put(alert, first);
        followers(alert).forEach(by -> link(first, by));
    }

    /** The alert that went out in the place of this one. */
    private Optional<AlertKey> twin(AlertKey alert) {
        return Optional.ofNullable(twins.get(alert));
    }

    /** From now on the listener hears of each message that is superseded, as soon as it is; it must return at once. */
    public void onSuperseded(Consumer<AlertKey> listener) {
        listeners.add(listener);
    }

    /** Whether some of these messages, or one that they took the place of, took the place of that one. */
    public boolean closesCircle(Collection<AlertKey> superseded, AlertKey by) {
        // What nobody has named yet, as is usual, is in no circle.
        return superseded.contains(by)
                || (!followers(by).isEmpty()
                        && Walk.reach(superseded, this::below).contains(by));
    }

    /** Whether it was accepted here. */
    public boolean knows(AlertKey alert) {
        return member(alert).hasArrived();
    }

    /** Whether it was sent so long ago that it may have been accepted here before our knowledge begins. */
    public boolean mayHaveForgotten(Reference reference) {
        try {
            Instant sent = CapTime.parse(reference.sent()).instant();
            return sent.isBefore(remembersSince) || sent.isBefore(forgottenUntil);
        } catch (DateTimeException e) {
            return false;
        }
    }

    /**
     * Drops every chain of which all messages ended ten minutes ago, so that the index is as large as what is in force. A chain
     * that names a message which never came is kept for a week: that message may come yet, and last.
     *
     * @return how many messages were dropped
     */
    public synchronized int forget(Instant now) {
        int before = members.size();
        Set<AlertKey> met = new HashSet<>();
        for (AlertKey key : List.copyOf(members.keySet())) {
            if (member(key).expires().isBefore(now.minus(KEPT)) && met.add(key)) {
                Set<AlertKey> all = Walk.reach(List.of(key), this::neighbours);
                met.addAll(all);
                if (areOver(all, now)) {
                    all.forEach(this::drop);
                }
            }
        }
        forgottenUntil = now.minus(KEPT);
        return before - members.size();
    }

    private boolean areOver(Set<AlertKey> all, Instant now) {
        boolean isWhole = all.stream().allMatch(this::knows);
        Instant end = now.minus(isWhole ? KEPT : AWAITED);
        return all.stream()
                .map(this::member)
                .allMatch(member -> !member.hasArrived() || member.expires().isBefore(end));
    }

    private void drop(AlertKey alert) {
        member(alert).name().ifPresent(name -> names.remove(withoutSent(name), name));
        members.remove(alert);
        predecessors.remove(alert);
        twins.remove(alert);
    }

    private Set<AlertKey> neighbours(AlertKey alert) {
        Set<AlertKey> neighbours = new LinkedHashSet<>(followers(alert));
        neighbours.addAll(below(alert));
        twin(alert).ifPresent(neighbours::add);
        return neighbours;
    }

    /** The message of that sender and identifier that was accepted with another {@code sent}: a slip, most likely. */
    public Optional<Reference> sentOtherwise(Reference reference) {
        return Optional.ofNullable(names.get(withoutSent(reference))).filter(name -> !name.equals(reference));
    }

    /** Whether anything of it may have left this gateway: no for what never arrived, or arrived when it was superseded. */
    public boolean mayHaveGone(AlertKey alert) {
        return member(alert).mayHaveGone();
    }

    /** Whether it has ended by then; no while nobody knows when it does. */
    public boolean hasExpired(AlertKey alert, Instant now) {
        return !member(alert).expires().isAfter(now);
    }

    /** The Update or Cancel that took the place of this alert, the latest of several. */
    public Optional<AlertKey> supersededBy(AlertKey alert) {
        List<AlertKey> followers = followers(alert);
        return followers.isEmpty() ? Optional.empty() : Optional.of(followers.get(followers.size() - 1));
    }

    /** All Updates and Cancels that name this alert. */
    public List<AlertKey> followers(AlertKey alert) {
        return member(alert).followers();
    }

    /**
     * All that this message takes the place of: what it refers to, what that referred to, and so on. What stands on a
     * channel may be an older member of the chain than the one it names, when the one between never got there. The latest
     * comes first: an alert stands before those that it took the place of itself.
     */
    public List<AlertKey> ancestors(AlertKey alert) {
        return Walk.nearestFirst(alert, this::below);
    }

    /**
     * Alerts and Updates of the same chain that have not expired and are not among those references: older ones, and
     * others that took the place of the same message.
     */
    public List<Reference> unlisted(Collection<AlertKey> listed, Instant now) {
        Set<AlertKey> chain = Walk.reach(listed, this::neighbours);
        return chain.stream()
                .filter(key -> !listed.contains(key))
                .map(this::member)
                .filter(member -> member.mayHaveGone() && member.expires().isAfter(now))
                .flatMap(member -> member.name().stream())
                .toList();
    }

    private void arrive(AlertKey alert, Optional<Reference> name, Instant expires, boolean fresh) {
        if (!knows(alert)) {
            change(alert, member -> member.arrived(name, expires, fresh));
            name.ifPresent(known -> names.put(withoutSent(known), known));
        }
    }

    private static AlertKey withoutSent(Reference reference) {
        return AlertKey.of(reference.sender(), reference.identifier(), "");
    }

    private void link(Alert alert) {
        for (Reference reference : Predecessors.of(alert)) {
            if (mayHaveForgotten(reference)) {
                change(reference.key(), member -> forgotten(reference, member));
            }
            link(reference.key(), alert.key());
        }
    }

    private Member forgotten(Reference reference, Member member) {
        Instant sent = CapTime.parse(reference.sent()).instant();
        return sent.isBefore(remembersSince) ? member.forgotten() : member.forgotten(forgottenUntil);
    }

    private Set<AlertKey> below(AlertKey alert) {
        return predecessors.getOrDefault(alert, Set.of());
    }

    private Set<AlertKey> directlyBelow(AlertKey alert) {
        return predecessors.computeIfAbsent(alert, key -> ConcurrentHashMap.newKeySet());
    }

    private Member member(AlertKey alert) {
        return members.getOrDefault(alert, Member.UNHEARD_OF);
    }

    private void change(AlertKey alert, UnaryOperator<Member> change) {
        members.compute(alert, (key, known) -> change.apply(orNew(known)));
    }

    private static Member orNew(@Nullable Member known) {
        return known == null ? Member.UNHEARD_OF : known;
    }

    /** Only what can go out needs a name: nobody has to cancel a Cancel. */
    private static Optional<Reference> name(Alert alert) {
        return alert.msgType() == MsgType.CANCEL
                ? Optional.empty()
                : Optional.of(new Reference(
                        alert.sender(), alert.identifier(), alert.sent().text()));
    }
}
