package org.tocsin.sms;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.Severity;
import org.tocsin.connector.Action;
import org.tocsin.connector.Delivery;

/**
 * Whose turn it is among the alerts under way on a channel. What is Extreme, and a Cancel, goes before all else; the others
 * share by weight: eight parts of a Severe one to four of a Moderate and one of a Minor. Asked before each group of recipients,
 * so a graver alert waits for no more than what was handed over already. Safe for concurrent use.
 */
final class FairShare {
    /** Parts that one alert may be ahead of the others: small beside an alert, large enough that nobody waits for nothing. */
    private static final double SLACK = 100;

    /** What the attempts at one alert have had so far, in parts over weight, and how many of them want more. */
    private static final class Account {
        private final boolean foremost;
        private final double weight;
        private double used;
        private int attempts;
        private int wanting;

        Account(boolean foremost, double weight, double used) {
            this.foremost = foremost;
            this.weight = weight;
            this.used = used;
        }
    }

    private final Map<AlertKey, Account> accounts = new HashMap<>();

    /** Begins to share; until closed. */
    synchronized Turns join(Delivery delivery) {
        boolean foremost =
                delivery.action() == Action.CANCEL || delivery.alert().severity() == Severity.EXTREME;
        // Whoever comes later has not missed anything.
        double used = accounts.values().stream()
                .filter(other -> other.foremost == foremost)
                .mapToDouble(other -> other.used)
                .min()
                .orElse(0);
        AlertKey alert = delivery.key().alert();
        Account account = accounts.computeIfAbsent(
                alert, key -> new Account(foremost, weight(delivery.alert().severity()), used));
        account.attempts++;
        return new Turns(alert, account);
    }

    private static double weight(Severity severity) {
        return switch (severity) {
            case EXTREME, SEVERE -> 8;
            case MODERATE -> 4;
            case MINOR, UNKNOWN -> 1;
        };
    }

    private synchronized boolean mayBegin(Account account) {
        for (Account other : accounts.values()) {
            boolean waits = other != account && other.wanting > 0;
            if (waits && other.foremost && !account.foremost) {
                return false;
            }
            if (waits && other.foremost == account.foremost && account.used > other.used + SLACK / account.weight) {
                return false;
            }
        }
        return true;
    }

    private synchronized boolean isHeldBack(Account account) {
        return !account.foremost && accounts.values().stream().anyMatch(other -> other.foremost && other.wanting > 0);
    }

    /** What one attempt has to do with the others. For one thread. */
    final class Turns implements AutoCloseable {
        private final AlertKey alert;
        private final Account account;
        private boolean wanting;
        private long heldBackSince;
        private boolean heldBack;

        private Turns(AlertKey alert, Account account) {
            this.alert = alert;
            this.account = account;
        }

        /** Whether this one may begin a group now; until it did or rests, others know that it wants to. */
        boolean mayBegin() {
            synchronized (FairShare.this) {
                want(true);
                boolean may = FairShare.this.mayBegin(account);
                boolean graverFirst = !may && isHeldBack(account);
                if (graverFirst && !heldBack) {
                    heldBackSince = System.nanoTime();
                }
                heldBack = graverFirst;
                return may;
            }
        }

        /** This many parts were handed over. */
        void began(int parts) {
            synchronized (FairShare.this) {
                account.used += parts / account.weight;
                want(false);
            }
        }

        /** It wants nothing for now. */
        void rest() {
            synchronized (FairShare.this) {
                want(false);
            }
        }

        /** How long it has been held back by what is graver. */
        Duration heldBack() {
            return heldBack ? Duration.ofNanos(System.nanoTime() - heldBackSince) : Duration.ZERO;
        }

        /** Waits until another one changes something. */
        void await(Duration limit) throws InterruptedException {
            synchronized (FairShare.this) {
                FairShare.this.wait(limit.toMillis());
            }
        }

        @Override
        public void close() {
            synchronized (FairShare.this) {
                want(false);
                account.attempts--;
                if (account.attempts == 0) {
                    accounts.remove(alert, account);
                }
            }
        }

        private void want(boolean more) {
            if (more != wanting) {
                account.wanting += more ? 1 : -1;
                wanting = more;
                if (!more) {
                    FairShare.this.notifyAll();
                }
            }
        }
    }
}
