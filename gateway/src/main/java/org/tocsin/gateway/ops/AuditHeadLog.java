package org.tocsin.gateway.ops;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.tocsin.gateway.Engine;
import org.tocsin.route.Every;
import org.tocsin.route.audit.AuditTrail;

/**
 * Tells the log the head of the audit trail at the start and every hour. Logs go off the machine: there a head shows later
 * whether the end of the trail was cut off.
 */
@Component
final class AuditHeadLog implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(AuditHeadLog.class);

    private final Engine engine;
    private final Every hourly;

    AuditHeadLog(Engine engine) {
        this.engine = engine;
        this.hourly = Every.interval("audit-head", Duration.ofHours(1), this::tell);
        tell();
    }

    @Override
    public void destroy() {
        hourly.close();
    }

    private void tell() {
        AuditTrail.Head head = engine.ledger().auditHead();
        LOG.info("event=audit-head seq={} hash={}", head.seq(), head.hash());
    }
}
