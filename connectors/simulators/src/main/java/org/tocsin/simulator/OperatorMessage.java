package org.tocsin.simulator;

/**
 * A message that left for a phone of the simulated operator.
 *
 * @param key of the job that sent it
 */
public record OperatorMessage(OperatorPhone phone, String key, String text) {}
