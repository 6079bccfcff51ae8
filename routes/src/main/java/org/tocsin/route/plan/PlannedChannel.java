package org.tocsin.route.plan;

import java.util.List;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Settings;
import org.tocsin.connector.guard.GuardSettings;

/** A channel of the plan with what its route and its connector need to know. */
public record PlannedChannel(Channel channel, GuardSettings guard, RetryPolicy retry, Settings settings) {

    public String name() {
        return channel.name();
    }

    /** All queues of this channel. */
    public List<String> queues() {
        return List.of(queue(true), queue(false));
    }

    /**
     * One of the two queues that only this channel's courier reads; live and drill queues differ by their first word.
     *
     * @param urgent for what nothing less grave may delay
     */
    public String queue(boolean urgent) {
        return queue() + (urgent ? ".urgent" : "");
    }

    /** Attempts that may run at once for what is urgent, or for the rest: half of the channel's for each, at least one. */
    public int lane(boolean urgent) {
        int half = Math.max(1, guard.concurrency() / 2);
        return urgent ? half : Math.max(1, guard.concurrency() - half);
    }

    private String queue() {
        return (channel.mode() == Channel.Mode.LIVE ? "deliver." : "drill.deliver.") + channel.name();
    }
}
