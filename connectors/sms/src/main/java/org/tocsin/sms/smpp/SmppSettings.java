package org.tocsin.sms.smpp;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How to reach and use one SMSC account.
 *
 * @param requestTimeout how long a response may take before its outcome is unknown
 * @param enquireLink silence after which the link is tested; a dead peer is found after this and a request timeout
 * @param window submits that may be unanswered at a time, 1 to 100
 * @param alreadyBoundWait the least wait after "already bound": an SMSC frees a broken bind only when its own timer ends
 * @param binds sessions held at a time, 1 to 10
 * @param partsPerSecond what the contract with the operator allows over all binds; 0 for no limit
 * @param tls empty for plain TCP
 */
public record SmppSettings(
        String host,
        int port,
        String systemId,
        String password,
        String systemType,
        Duration connectTimeout,
        Duration requestTimeout,
        Duration enquireLink,
        int window,
        Duration reconnectFirst,
        Duration reconnectMost,
        Duration alreadyBoundWait,
        int binds,
        int partsPerSecond,
        Optional<SSLContext> tls) {
    public static final int MOST_WINDOW = 100;
    public static final int MOST_BINDS = 10;
    private static final int SHARE_IN_WAITING = 8;

    /**
     * Submits of one session that wait for an answer at a time. A little less than the window, so that the next is ready when
     * an answer comes: a stream that stops for its ledger at each group also stops the peer's answers, which Nagle's delay
     * holds back until something is sent.
     */
    int unanswered() {
        return Math.max(1, window - window / SHARE_IN_WAITING);
    }

    /** Without the password, so that a settings record may be logged. */
    @Override
    public String toString() {
        return systemId + "@" + host + ":" + port;
    }
}
