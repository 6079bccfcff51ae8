package org.tocsin.route.dead;

import java.util.Optional;

/** Which dead letters are meant: those that fit everything that is given. */
public record LetterFilter(
        Optional<String> id, Optional<String> alert, Optional<String> channel, Optional<String> reason) {

    boolean fits(DeadLetter letter) {
        return id.filter(wanted -> !wanted.equals(letter.id())).isEmpty()
                && alert.filter(wanted -> !wanted.equals(letter.alert())).isEmpty()
                && channel.filter(wanted -> !wanted.equals(letter.channel())).isEmpty()
                && reason.filter(wanted -> !wanted.equals(letter.reason())).isEmpty();
    }

    /** Whether it says anything: an action on everything there is must be meant, not left out. */
    public boolean isEmpty() {
        return id.isEmpty() && alert.isEmpty() && channel.isEmpty() && reason.isEmpty();
    }
}
