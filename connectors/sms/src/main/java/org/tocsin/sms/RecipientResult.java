package org.tocsin.sms;

import org.tocsin.sms.smpp.SubmitResult;

/**
 * How the message of one recipient went.
 *
 * @param partsTaken over all attempts
 * @param last of the last part that was tried
 */
record RecipientResult(int partsTaken, SubmitResult last) {}
