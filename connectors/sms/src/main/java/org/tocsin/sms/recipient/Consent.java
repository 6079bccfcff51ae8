package org.tocsin.sms.recipient;

import java.time.Instant;

/**
 * That somebody agreed to get messages.
 *
 * @param at when, to the second
 * @param source how it was given, such as {@code web form} or {@code START}
 */
public record Consent(Instant at, String source) {}
