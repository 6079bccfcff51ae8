package org.tocsin.cap.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tocsin.cap.CapTime;
import org.tocsin.cap.CapVersion;
import org.tocsin.cap.Info;
import org.tocsin.cap.MsgType;

/** CAP-05, 06, 22, 23, 24: times are written as CAP writes them and stand in a sensible order. */
final class TimeRules implements Rule {
    /** Where the hours of the offset stand. */
    private static final int OFFSET = "2026-11-23T13:07:20-".length();

    private static final Duration LONG = Duration.ofHours(24);
    private static final Duration VERY_LONG = Duration.ofDays(31);

    @Override
    public void check(Subject subject, Report report) {
        checkForm(subject, Optional.of(subject.alert().sent()), "/alert/sent", report);
        checkSent(subject, report);
        subject.forEachInfo((info, path) -> {
            checkForm(subject, info.effective(), path + "/effective", report);
            checkForm(subject, info.onset(), path + "/onset", report);
            checkForm(subject, info.expires(), path + "/expires", report);
            checkPresence(subject, info, path, report);
            info.expires().ifPresent(expires -> {
                checkOrder(subject, info, expires, path + "/expires", report);
                checkLength(subject, info, expires, path + "/expires", report);
            });
        });
    }

    static boolean isWellFormed(String time) {
        return CapTime.hasForm(time)
                && time.substring(OFFSET).compareTo("14:00") <= 0
                && time.substring(OFFSET + 3).compareTo("60") < 0;
    }

    private static void checkForm(Subject subject, Optional<CapTime> time, String path, Report report) {
        if (time.isEmpty() || isWellFormed(time.get().text())) {
            return;
        }
        String advice = "write it like 2026-11-23T13:07:20-04:00, with -00:00 for UTC.";
        if (subject.alert().version() == CapVersion.V1_2) {
            report.error("CAP-05", path, "The time " + time.get() + " is not written as CAP writes it; " + advice);
        } else {
            report.warning(
                    "CAP-05",
                    path,
                    "The time " + time.get() + " is read as " + time.get().instant()
                            + ", in UTC where it names no offset; " + advice);
        }
    }

    private static void checkSent(Subject subject, Report report) {
        Instant sent = subject.alert().sent().instant();
        CheckSettings settings = subject.settings();
        if (sent.isAfter(subject.now().plus(settings.futureSkew()))) {
            report.error(
                    "CAP-06",
                    "/alert/sent",
                    "The message is dated " + subject.alert().sent() + ", more than "
                            + Spoken.duration(settings.futureSkew())
                            + " ahead of this gateway's clock; set the sender's clock and offset right.");
        }
        if (settings.maxAge()
                .map(age -> sent.isBefore(subject.now().minus(age)))
                .orElse(false)) {
            report.error(
                    "CAP-06",
                    "/alert/sent",
                    "The message is dated " + subject.alert().sent() + ", longer ago than "
                            + Spoken.duration(settings.maxAge().get()) + "; send it anew with a new identifier.");
        }
    }

    private static void checkPresence(Subject subject, Info info, String path, Report report) {
        if (info.expires().isEmpty() && subject.isForDissemination()) {
            report.warning(
                    "CAP-22",
                    path,
                    "The block does not say when it ends; the default lifetime of "
                            + Spoken.duration(subject.settings().defaultLifetime())
                            + " from sent is applied. Give expires.");
        }
    }

    /** A Cancel may repeat the blocks of what it ends, and these may be over. */
    private static void checkOrder(Subject subject, Info info, CapTime expires, String path, Report report) {
        if (subject.alert().msgType() == MsgType.CANCEL) {
            return;
        }
        checkAfter(expires, Optional.of(subject.alert().sent()), "sent", path, report);
        checkAfter(expires, info.effective(), "effective", path, report);
        checkAfter(expires, info.onset(), "onset", path, report);
        if (subject.isForDissemination() && !expires.instant().isAfter(subject.now())) {
            report.error(
                    "CAP-23",
                    path,
                    "The block has ended at " + expires
                            + "; what is over is not sent to the public. Set expires to a time that is to come.");
        }
    }

    private static void checkAfter(CapTime expires, Optional<CapTime> other, String name, String path, Report report) {
        if (other.isPresent() && !expires.instant().isAfter(other.get().instant())) {
            report.error(
                    "CAP-23",
                    path,
                    "The block ends at " + expires + ", not after its " + name + ", " + other.get()
                            + "; set expires to the end of the event.");
        }
    }

    private static void checkLength(Subject subject, Info info, CapTime expires, String path, Report report) {
        CapTime start = info.onset().or(info::effective).orElse(subject.alert().sent());
        Duration length = Duration.between(start.instant(), expires.instant());
        Optional<Duration> limit = subject.settings().longest().filter(most -> length.compareTo(most) > 0);
        String lasting = "The block lasts from " + start + " to " + expires + ", more than ";
        if (limit.isPresent()) {
            report.error(
                    "CAP-24",
                    path,
                    lasting + Spoken.duration(limit.get()) + ", the most that the plan allows; set expires earlier.");
        } else if (length.compareTo(VERY_LONG) > 0) {
            report.warning(
                    "CAP-24",
                    path,
                    lasting + Spoken.duration(VERY_LONG)
                            + "; look for a wrong month or year, or set expires earlier and send Updates.");
        } else if (length.compareTo(LONG) > 0) {
            report.warning("CAP-24", path, lasting + Spoken.duration(LONG) + "; set expires earlier and send Updates.");
        }
    }
}
