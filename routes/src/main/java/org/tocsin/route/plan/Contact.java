package org.tocsin.route.plan;

import java.time.Instant;

/**
 * Somebody to call about this plan.
 *
 * @param reach a telephone number or an address
 * @param validUntil by when somebody must have asked whether it is still right
 */
public record Contact(String role, String name, String reach, Instant validUntil) {}
