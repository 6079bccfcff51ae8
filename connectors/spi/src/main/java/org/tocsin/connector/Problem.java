package org.tocsin.connector;

/**
 * Something wrong with a configuration file.
 *
 * @param line 1 for the first line
 * @param place such as {@code channels[2].settings.port}
 * @param message what is wrong and how to mend it, as a whole sentence
 */
public record Problem(int line, String place, String message) {}
