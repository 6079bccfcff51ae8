package org.tocsin.sms;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.tocsin.cap.AlertKey;
import org.tocsin.sms.smpp.Departure;
import org.tocsin.sms.smpp.Pace;
import org.tocsin.sms.smpp.Places;
import org.tocsin.sms.smpp.Submit;
import org.tocsin.sms.smpp.SubmitResult;
import org.tocsin.sms.text.ShortMessage;

/** Sends the parts of one recipient's message in order, each after the one before was taken. */
final class RecipientSender {
    private final SmsConfig config;
    private final Admission admission;
    private final SupersededAlerts superseded;
    private final Withdrawals withdrawals;
    private final Clock clock;

    RecipientSender(
            SmsConfig config, Admission admission, SupersededAlerts superseded, Withdrawals withdrawals, Clock clock) {
        this.withdrawals = withdrawals;
        this.config = config;
        this.superseded = superseded;
        this.admission = admission;
        this.clock = clock;
    }

    /**
     * @param taken parts that the SMSC has already
     * @param deadline of {@link System#nanoTime}, after which nothing more leaves
     */
    CompletableFuture<RecipientResult> send(Places places, Job job, int place, int taken, long deadline) {
        return send(places, job, place, new RecipientResult(taken, List.of(), new SubmitResult.NotSent()), deadline);
    }

    private CompletableFuture<RecipientResult> send(
            Places places, Job job, int place, RecipientResult soFar, long deadline) {
        ShortMessage message = job.message(place);
        int carried = message.isPayload() ? message.parts() : 1;
        int taken = soFar.partsTaken();
        Departure departure = () -> mayLeave(job, place, places.pace(), carried, deadline)
                ? Optional.of(submit(job, place, message, taken + 1))
                : Optional.empty();
        return places.submit(departure).thenCompose(result -> {
            int takenNow = taken + (result instanceof SubmitResult.Taken ? carried : 0);
            RecipientResult now = new RecipientResult(
                    takenNow, RecipientResult.with(soFar.messageIds(), result, places.smsc()), result);
            return takenNow > taken && takenNow < message.parts()
                    ? send(places, job, place, now, deadline)
                    : CompletableFuture.completedFuture(now);
        });
    }

    private boolean mayLeave(Job job, int place, Pace pace, int parts, long deadline) throws InterruptedException {
        BooleanSupplier wanted = () -> System.nanoTime() - deadline < 0
                && !admission.isTooLate(job.delivery(), clock.instant())
                && !superseded.contains(job.delivery().key().alert())
                && withdrawals.mayLeave(job, place);
        for (int part = 0; part < parts; part++) {
            if (!pace.take(wanted)) {
                return false;
            }
        }
        return true;
    }

    private Submit submit(Job job, int place, ShortMessage message, int part) {
        String number = config.recipients().number(job.snapshot().ordinal(place));
        Duration validity = Duration.between(clock.instant(), job.delivery().expires());
        AlertKey alert = job.delivery().key().alert();
        return new Submit(
                number,
                message,
                part,
                References.message(alert, number),
                References.submit(alert, number, part),
                validity,
                config.options());
    }
}
