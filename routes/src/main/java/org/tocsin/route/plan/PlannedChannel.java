package org.tocsin.route.plan;

import org.tocsin.connector.Channel;
import org.tocsin.connector.Settings;
import org.tocsin.connector.guard.GuardSettings;

/** A channel of the plan with what its route and its connector need to know. */
public record PlannedChannel(Channel channel, GuardSettings guard, RetryPolicy retry, Settings settings) {

    public String name() {
        return channel.name();
    }

    /** The queue that only this channel's courier reads; live and drill queues differ by their first word. */
    public String queue() {
        return (channel.mode() == Channel.Mode.LIVE ? "deliver." : "drill.deliver.") + channel.name();
    }
}
