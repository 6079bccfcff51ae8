package org.tocsin.gateway.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What this process has used of the processors: unlike a rate, it says the same on a machine that others use, too. */
final class ProcessorTime {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private ProcessorTime() {}

    /** Since the process began, over all its threads. */
    static Duration used() {
        return Duration.ofNanos(SYSTEM.getProcessCpuTime());
    }
}
