package org.tocsin.route.plan;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.cap.Alert;
import org.tocsin.cap.check.Profile;
import org.tocsin.cap.check.Profiles;
import org.tocsin.cap.check.profile.ChannelWishes;
import org.tocsin.cap.check.profile.Pathway;
import org.tocsin.connector.Channel.Kind;

/**
 * The kinds of channels that an author asks to be kept from and to be sent on (CAP-40): in the words of the profiles that
 * the plan chose for the authority and of those that the message names. What is blocked is kept back; a demand opens no
 * channel that the plan does not lead to, since the plan says who may reach whom.
 */
public record AuthorWishes(Set<Kind> blocked, Set<Kind> demanded) {
    public AuthorWishes {
        blocked = Set.copyOf(blocked);
        demanded = Set.copyOf(demanded);
    }

    static AuthorWishes of(Alert alert, Plan plan) {
        Set<Profile> profiles = new LinkedHashSet<>(Profiles.namedBy(alert));
        plan.authorityOf(alert.sender())
                .ifPresent(authority -> profiles.addAll(authority.checks().profiles()));
        ChannelWishes wishes = ChannelWishes.of(alert, profiles);
        return new AuthorWishes(kinds(wishes.blocked()), kinds(wishes.demanded()));
    }

    private static Set<Kind> kinds(Collection<Pathway> pathways) {
        return pathways.stream().flatMap(pathway -> kind(pathway).stream()).collect(Collectors.toSet());
    }

    /** No channel of this gateway is a weather radio. */
    private static Optional<Kind> kind(Pathway pathway) {
        return switch (pathway) {
            case WIRELESS -> Optional.of(Kind.CELL_BROADCAST);
            case BROADCAST -> Optional.of(Kind.BROADCAST_MEDIA);
            case PUBLIC_FEED -> Optional.of(Kind.WEB_FEED);
            case WEATHER_RADIO -> Optional.empty();
        };
    }
}
