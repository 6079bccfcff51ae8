package org.tocsin.cap.check.profile;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Info;
import org.tocsin.cap.check.Profile;

/**
 * The ways to the public that a message asks to be kept from and to be sent on. What one block blocks and another does not
 * stays open, for a missed warning is worse than a repeated one; what any block demands is demanded. No pathway is in both:
 * the author's block outweighs a demand made in the words of another profile.
 */
public record ChannelWishes(Set<Pathway> blocked, Set<Pathway> demanded) {
    public static final ChannelWishes NONE = new ChannelWishes(Set.of(), Set.of());

    public ChannelWishes {
        blocked = Set.copyOf(blocked);
        Set<Pathway> open = copy(demanded);
        open.removeAll(blocked);
        demanded = Set.copyOf(open);
    }

    /** The wishes of the message in the words of all these profiles. */
    public static ChannelWishes of(Alert alert, Collection<Profile> profiles) {
        return profiles.stream().map(profile -> profile.wishes(alert)).reduce(NONE, ChannelWishes::and);
    }

    /** Those of a whole message from those of its blocks. */
    static ChannelWishes ofBlocks(List<Info> infos, Function<Info, ChannelWishes> wishes) {
        return infos.stream().map(wishes).reduce(ChannelWishes::acrossBlocks).orElse(NONE);
    }

    private ChannelWishes and(ChannelWishes other) {
        return new ChannelWishes(union(blocked, other.blocked), union(demanded, other.demanded));
    }

    private ChannelWishes acrossBlocks(ChannelWishes other) {
        Set<Pathway> blockedByBoth = copy(blocked);
        blockedByBoth.retainAll(other.blocked);
        return new ChannelWishes(blockedByBoth, union(demanded, other.demanded));
    }

    private static Set<Pathway> union(Set<Pathway> one, Set<Pathway> other) {
        Set<Pathway> all = copy(one);
        all.addAll(other);
        return all;
    }

    private static Set<Pathway> copy(Set<Pathway> pathways) {
        Set<Pathway> copy = EnumSet.noneOf(Pathway.class);
        copy.addAll(pathways);
        return copy;
    }
}
