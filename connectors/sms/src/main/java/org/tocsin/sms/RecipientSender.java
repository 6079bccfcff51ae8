package org.tocsin.sms;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.zip.CRC32;
import org.tocsin.cap.AlertKey;
import org.tocsin.sms.smpp.SmppSession;
import org.tocsin.sms.smpp.Submit;
import org.tocsin.sms.smpp.SubmitResult;
import org.tocsin.sms.text.ShortMessage;

/** Sends the parts of one recipient's message in order, each after the one before was taken. */
final class RecipientSender {
    private final SmsConfig config;
    private final Admission admission;
    private final Clock clock;

    RecipientSender(SmsConfig config, Admission admission, Clock clock) {
        this.config = config;
        this.admission = admission;
        this.clock = clock;
    }

    /** @param taken parts that the SMSC has already */
    CompletableFuture<RecipientResult> send(SmppSession session, Job job, int place, int taken) {
        ShortMessage message = job.message(place);
        if (admission.isTooLate(job.delivery(), clock.instant())) {
            return CompletableFuture.completedFuture(new RecipientResult(taken, new SubmitResult.NotSent()));
        }
        Submit submit = submit(job, place, message, taken + 1);
        return session.submit(submit).thenCompose(result -> {
            int carried = message.isPayload() ? message.parts() : 1;
            int takenNow = taken + (result instanceof SubmitResult.Taken ? carried : 0);
            return takenNow > taken && takenNow < message.parts()
                    ? send(session, job, place, takenNow)
                    : CompletableFuture.completedFuture(new RecipientResult(takenNow, result));
        });
    }

    private Submit submit(Job job, int place, ShortMessage message, int part) {
        String number = config.recipients().number(job.snapshot().ordinal(place));
        Duration validity = Duration.between(clock.instant(), job.delivery().expires());
        int reference = reference(job.delivery().key().alert(), number);
        return new Submit(number, message, part, reference, validity, config.options());
    }

    // The same at each attempt, so that a part sent again joins the parts the phone already has.
    private static int reference(AlertKey alert, String number) {
        CRC32 crc = new CRC32();
        crc.update((alert.value() + "/" + number).getBytes(StandardCharsets.US_ASCII));
        return (int) crc.getValue();
    }
}
