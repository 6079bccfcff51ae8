package org.tocsin.cellbroadcast.cbc;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One address of a centre as far as tests and deliveries tell. Immutable.
 *
 * @param failure why the last message did not get through; empty when it did
 * @param tested whether anything was sent there yet
 * @param inARow how many got through since the last failure
 * @param restUntil the centre asks to be left alone until then
 */
record Endpoint(URI address, Optional<String> failure, boolean tested, int inARow, Instant restUntil) {

    static Endpoint untested(URI address) {
        return new Endpoint(address, Optional.empty(), false, 0, Instant.MIN);
    }

    Endpoint worked() {
        return new Endpoint(address, Optional.empty(), true, inARow + 1, restUntil);
    }

    Endpoint failed(String why) {
        return new Endpoint(address, Optional.of(why), true, 0, restUntil);
    }

    Endpoint resting(Instant until) {
        return new Endpoint(address, failure, tested, inARow, until);
    }

    boolean isDown() {
        return failure.isPresent();
    }

    boolean isUp() {
        return tested && failure.isEmpty();
    }

    /** How long it must still be left alone; zero when it need not. */
    Duration rest(Instant now) {
        return now.isBefore(restUntil) ? Duration.between(now, restUntil) : Duration.ZERO;
    }

    /** Host and port, without what a path or query may give away. */
    String name() {
        return address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }
}
