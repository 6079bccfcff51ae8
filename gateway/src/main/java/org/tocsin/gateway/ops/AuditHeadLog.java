package org.tocsin.gateway.ops;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.tocsin.gateway.Engine;
import org.tocsin.route.audit.AuditTrail;

/**
 * Tells the log the head of the audit trail at the start and every hour. Logs go off the machine: there a head shows later
 * whether the end of the trail was cut off.
 */
@Component
final class AuditHeadLog implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(AuditHeadLog.class);

    private final Engine engine;
    private final ScheduledExecutorService hourly = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "audit-head");
        thread.setDaemon(true);
        return thread;
    });

    AuditHeadLog(Engine engine) {
        this.engine = engine;
        ScheduledFuture<?> unused = hourly.scheduleAtFixedRate(this::tell, 0, 1, TimeUnit.HOURS);
    }

    @Override
    public void destroy() {
        hourly.shutdownNow();
    }

    private void tell() {
        try {
            AuditTrail.Head head = engine.ledger().auditHead();
            LOG.info("event=audit-head seq={} hash={}", head.seq(), head.hash());
        } catch (RuntimeException e) {
            // An exception would end the schedule, and a ledger that is locked now answers in an hour.
            LOG.warn("event=audit-head-unknown reason=\"{}\"", e.getMessage());
        }
    }
}
