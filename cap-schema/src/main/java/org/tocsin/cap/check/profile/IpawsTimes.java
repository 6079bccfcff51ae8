package org.tocsin.cap.check.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tocsin.cap.CapTime;
import org.tocsin.cap.check.Subject;

/** What IPAWS makes of the times of a message. */
final class IpawsTimes {
    private static final Duration LONGEST = Duration.ofHours(24);

    private IpawsTimes() {}

    static void checkOffset(Subject subject, Objection objection) {
        String sent = subject.alert().sent().text();
        if (sent.endsWith("+00:00") || sent.endsWith("-00:00")) {
            objection.raise(
                    "/alert/sent",
                    "The message is dated " + sent + " with an offset of zero, which no place of the United States has;"
                            + " write local time with its offset.");
        }
    }

    static void checkStart(Subject subject, Objection objection) {
        Instant sent = subject.alert().sent().instant();
        subject.forEachInfo((info, path) -> {
            raiseIfAfter(info.effective(), sent, path + "/effective", objection);
            raiseIfAfter(info.onset(), sent, path + "/onset", objection);
        });
    }

    static void checkLength(Subject subject, Objection objection) {
        Instant sent = subject.alert().sent().instant();
        subject.forEachInfo((info, path) -> info.expires().ifPresent(expires -> {
            if (Duration.between(sent, expires.instant()).compareTo(LONGEST) > 0) {
                objection.raise(
                        path + "/expires",
                        "The block ends at " + expires + ", more than 24 hours after sent, which WEA does not carry;"
                                + " end it earlier and send Updates.");
            }
        }));
    }

    private static void raiseIfAfter(Optional<CapTime> time, Instant sent, String path, Objection objection) {
        if (time.isPresent() && time.get().instant().isAfter(sent)) {
            objection.raise(
                    path,
                    "The time " + time.get()
                            + " is not waited for: IPAWS sends at once. Send the message when it is to be shown.");
        }
    }
}
