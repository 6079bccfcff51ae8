package org.tocsin.sms.smpp;

/**
 * What all submits of a channel have in common.
 *
 * @param priority 0 to 3 (SMPP 3.4 5.2.14); some SMSCs refuse 3
 * @param registeredDelivery 0 no receipts, 1 all, 2 failures only (SMPP 3.4 5.2.17)
 * @param referenced whether each submit carries a user_message_reference, which the SMSC gives back in its receipts
 */
public record SubmitOptions(Address source, int priority, int registeredDelivery, boolean referenced) {}
