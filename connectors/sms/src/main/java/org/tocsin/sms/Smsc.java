package org.tocsin.sms;

import org.tocsin.sms.smpp.SmppSettings;
import org.tocsin.sms.smpp.StatusTable;

/**
 * One short message centre of a channel: how to reach it and how it speaks.
 *
 * @param statuses what it means by its answers
 * @param messageIds how it writes ids
 */
record Smsc(SmppSettings smpp, StatusTable statuses, MessageIds messageIds) {}
