package org.tocsin.cellbroadcast.cbsp;

import java.time.Duration;

/**
 * The times of a link, all above 0.
 *
 * @param connect how long one attempt to connect may take
 * @param keepAlive from one KEEP-ALIVE to the next, told to the peer; at most 120 s (3GPP TS 48.049 8.2.27)
 * @param silence how long beyond {@code keepAlive} nothing at all may come before the link counts as dead
 * @param firstBackOff before the first attempt to connect again; doubles with each
 * @param longestBackOff where the doubling ends
 */
public record LinkTimings(
        Duration connect, Duration keepAlive, Duration silence, Duration firstBackOff, Duration longestBackOff) {

    public Duration after(Duration backOff) {
        Duration doubled = backOff.multipliedBy(2);
        return doubled.compareTo(longestBackOff) < 0 ? doubled : longestBackOff;
    }
}
