package org.tocsin.sms;

import java.util.HexFormat;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Transcript;
import org.tocsin.sms.text.ShortMessage;

/**
 * What an attempt writes down for the audit: each part's octets once, for they are the same for everybody but for the
 * reference number, and the answers as counts. Numbers of recipients stay in the ledger of recipients.
 */
final class SmsTranscript {
    /** Of the octets that are written down; each recipient's messages have a reference of their own. */
    private static final int REFERENCE = 0;

    private SmsTranscript() {}

    static void sent(Transcript transcript, Job job) {
        for (ShortMessage message : job.messages()) {
            for (int part = 1; part <= message.parts(); part++) {
                transcript.sent(
                        "SMPP submit_sm, short_message " + part + " of " + message.parts() + ", data_coding 0x"
                                + HexFormat.of().toHexDigits(message.alphabet().dataCoding())
                                + ", reference 0, for up to "
                                + job.size() + " recipients",
                        message.octets(part, REFERENCE));
            }
        }
    }

    static void answered(Transcript transcript, Outcome outcome) {
        transcript.received("SMPP submit_sm_resp, counted", OutcomeLine.of(outcome));
    }
}
