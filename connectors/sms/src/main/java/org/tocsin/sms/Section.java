package org.tocsin.sms;

/**
 * What recipients of one language, or of one block's area, are sent.
 *
 * @param headline kept for the Cancel, which may come without a block of its own
 * @param text exactly what goes out, at each attempt
 */
record Section(String language, String headline, String text) {}
