package org.tocsin.route.dead;

import java.time.Instant;
import java.util.Optional;

/**
 * A message that waits for an operator.
 *
 * @param id names it among the dead letters
 * @param alert its alert
 * @param channel its channel; empty when it is no delivery
 * @param reason why it lies there, a {@link org.tocsin.connector.ReasonCode}
 * @param detail the same as a sentence
 * @param since when it came there
 * @param expires after which nothing of it may leave
 * @param obstacle why a replay would be refused now, a sentence; empty when it would be taken
 */
public record DeadLetter(
        String id,
        String alert,
        String channel,
        String reason,
        String detail,
        Instant since,
        Instant expires,
        Optional<String> obstacle) {}
