package org.tocsin.sms.recipient;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody of the registry.
 *
 * @param number E.164 digits without plus sign; never to be logged
 * @param language a language tag (RFC 5646); empty for none
 * @param areaCodes places by code, each as {@code NAME VALUE} of a CAP geocode
 * @param withdrawn since when nothing may be sent; empty for those who may be sent to
 */
public record Recipient(
        String number,
        Optional<Position> position,
        String language,
        List<String> areaCodes,
        Set<Flag> flags,
        Optional<Consent> consent,
        Optional<Instant> withdrawn) {
    public Recipient {
        areaCodes = List.copyOf(areaCodes);
        flags = flags.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(flags));
    }

    Recipient withdrawn(Instant at) {
        return new Recipient(number, position, language, areaCodes, flags, consent, Optional.of(at));
    }

    Recipient agreed(Consent again) {
        return new Recipient(number, position, language, areaCodes, flags, Optional.of(again), Optional.empty());
    }

    /** Without number and place, so that it may be logged. */
    @Override
    public String toString() {
        return "Recipient[" + language + (withdrawn.isPresent() ? ", withdrawn]" : "]");
    }
}
