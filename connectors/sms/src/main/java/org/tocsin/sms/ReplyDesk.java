package org.tocsin.sms;

import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.sms.recipient.Change;
import org.tocsin.sms.recipient.Consent;
import org.tocsin.sms.recipient.RecipientRegistry;
import org.tocsin.sms.recipient.RecipientRow;
import org.tocsin.sms.recipient.RegistryUnusable;
import org.tocsin.sms.smpp.Inbound;

/**
 * Reads what phones write: a word that says stop withdraws its sender before the SMSC is told that it was taken, a word that
 * says start lets one who withdrew come back. Nothing is ever answered. One message at a time may wait for the disk; meanwhile
 * the SMSC is asked to bring others again, since the threads that bring them also bring the answers to submits. Safe for
 * concurrent use.
 */
final class ReplyDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ReplyDesk.class);

    private final String channel;
    private final ReplyWords words;
    private final RecipientRegistry recipients;
    private final Clock clock;
    private final Semaphore desk = new Semaphore(1);
    private final LongAdder withdrawals = new LongAdder();

    ReplyDesk(String channel, SmsConfig config, Clock clock) {
        this.channel = channel;
        this.words = config.registry().replies();
        this.recipients = config.recipients();
        this.clock = clock;
    }

    /** @return false when it could not be taken now and must be brought again */
    boolean take(Inbound.Text message) {
        ReplyWords.Meaning meaning = words.of(message.text());
        if (meaning == ReplyWords.Meaning.NOTHING) {
            return true;
        }
        String number = message.sender().startsWith("+") ? message.sender().substring(1) : message.sender();
        if (!RecipientRow.isNumber(number)) {
            LOG.warn("event=sms.reply-without-number channel={} meaning={}", channel, meaning);
            return true;
        }
        if (!desk.tryAcquire()) {
            return false;
        }
        try {
            Change change = meaning == ReplyWords.Meaning.STOP
                    ? recipients.withdraw(number, clock.instant())
                    : recipients.agree(number, new Consent(clock.instant(), "message from the phone"));
            withdrawals.add(meaning == ReplyWords.Meaning.STOP ? 1 : 0);
            LOG.info("event=sms.reply channel={} row={} result={}", channel, change.ordinal(), change.kind());
            return true;
        } catch (RegistryUnusable e) {
            LOG.error("event=sms.reply-not-kept channel={} meaning={} reason=\"{}\"", channel, meaning, e.getMessage());
            return false;
        } finally {
            desk.release();
        }
    }

    /** Messages that withdrew their sender since the start. */
    long withdrawals() {
        return withdrawals.sum();
    }
}
