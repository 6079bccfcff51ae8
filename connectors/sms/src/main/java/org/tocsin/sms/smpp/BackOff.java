package org.tocsin.sms.smpp;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses between binds: doubling, with a fifth of jitter, longer where the SMSC said why. Safe for concurrent use. */
final class BackOff {
    private static final double JITTER = 0.2;

    private final SmppSettings settings;
    private final RandomGenerator random;
    private Duration pause;

    BackOff(SmppSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
        this.pause = settings.reconnectFirst();
    }

    synchronized void succeeded() {
        pause = settings.reconnectFirst();
    }

    synchronized Duration next() {
        Duration now = pause;
        pause = atMost(pause.multipliedBy(2), settings.reconnectMost());
        return jittered(now);
    }

    Duration after(BindRefused refusal) {
        Duration usual = next();
        if (refusal.credentialsRefused()) {
            return jittered(settings.reconnectMost());
        }
        return refusal.alreadyBound() && usual.compareTo(settings.alreadyBoundWait()) < 0
                ? jittered(settings.alreadyBoundWait())
                : usual;
    }

    private Duration jittered(Duration duration) {
        return duration.plusMillis((long) (duration.toMillis() * JITTER * random.nextDouble()));
    }

    private static Duration atMost(Duration duration, Duration most) {
        return duration.compareTo(most) < 0 ? duration : most;
    }
}
