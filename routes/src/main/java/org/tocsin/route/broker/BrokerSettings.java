package org.tocsin.route.broker;

import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.tocsin.route.Envelope;
import org.tocsin.route.plan.Plan;
import org.tocsin.route.plan.PlannedChannel;
import org.tocsin.route.plan.RetryPolicy;

/** How the broker is set up for a plan: journal, limits, and each queue with its redelivery and expiry. */
final class BrokerSettings {
    /** The default of 3.33 ms holds one synchronous producer to about 280 messages a second. */
    private static final int JOURNAL_BUFFER_TIMEOUT_NANOS = 100_000;

    private static final long EXPIRY_SCAN_MILLIS = 500;
    private static final int DUPLICATE_IDS_KEPT = 20_000;
    /** Between two looks the journal must not fill what is kept free: 200 MiB in half a second. */
    private static final int DISK_SCAN_MILLIS = 500;

    /** Octets; with less room than that on the disk nothing is taken. */
    static final long LEAST_FREE_DISK = 200L * 1024 * 1024;
    /** What waits beyond that share of the heap goes to files. Left to itself the broker takes half, and then others find none. */
    private static final int SHARE_OF_HEAP = 4;

    private static final int FAN_OUT_ATTEMPTS = 10;
    /** An attempt that fails is put off by its route; what comes back to the broker so often cannot be read. */
    private static final int POISON_ATTEMPTS = 10;

    private BrokerSettings() {}

    static Configuration of(int number, Path folder, Plan plan) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setName("tocsin")
                .setPersistenceEnabled(true)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalBufferTimeout_NIO(JOURNAL_BUFFER_TIMEOUT_NANOS)
                .setJournalSyncNonTransactional(true)
                .setJournalSyncTransactional(true)
                .setMessageExpiryScanPeriod(EXPIRY_SCAN_MILLIS)
                .setIDCacheSize(DUPLICATE_IDS_KEPT)
                .setPersistIDCache(true)
                .setGlobalMaxSize(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP)
                .setMaxDiskUsage(-1)
                .setMinDiskFree(LEAST_FREE_DISK)
                .setDiskScanPeriod(DISK_SCAN_MILLIS)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .addAcceptorConfiguration("in-vm", "vm://" + number);
        configuration.addAddressSetting("#", settings());
        addQueue(configuration, Envelope.DEAD_QUEUE, settings().setMaxDeliveryAttempts(-1));
        addQueue(configuration, Envelope.POISON_QUEUE, retried(RetryPolicy.DEFAULT));
        addQueue(configuration, Envelope.EXPIRED_QUEUE, retried(RetryPolicy.DEFAULT));
        for (String queue : List.of(Envelope.URGENT_QUEUE, Envelope.ACCEPTED_QUEUE, Envelope.HELD_QUEUE)) {
            addQueue(configuration, queue, retried(RetryPolicy.DEFAULT).setMaxDeliveryAttempts(FAN_OUT_ATTEMPTS));
        }
        addQueue(configuration, Envelope.RECEIPTS_QUEUE, retried(RetryPolicy.DEFAULT));
        for (PlannedChannel channel : plan.channels()) {
            for (String queue : channel.queues()) {
                addQueue(configuration, queue, retried(channel.retry()).setMaxDeliveryAttempts(POISON_ATTEMPTS));
            }
        }
        return configuration;
    }

    private static void addQueue(Configuration configuration, String name, AddressSettings settings) {
        configuration.addAddressSetting(name, settings);
        configuration.addAddressConfiguration(new CoreAddressConfiguration()
                .setName(name)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfiguration(QueueConfiguration.of(name)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(true)));
    }

    private static AddressSettings settings() {
        return new AddressSettings()
                .setAutoCreateAddresses(false)
                .setAutoCreateQueues(false)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setExpiryAddress(SimpleString.of(Envelope.EXPIRED_QUEUE))
                .setDeadLetterAddress(SimpleString.of(Envelope.POISON_QUEUE));
    }

    private static AddressSettings retried(RetryPolicy policy) {
        return settings()
                .setMaxDeliveryAttempts(-1)
                .setRedeliveryDelay(policy.first().toMillis())
                .setRedeliveryMultiplier(policy.multiplier())
                .setMaxRedeliveryDelay(policy.most().toMillis());
    }
}
