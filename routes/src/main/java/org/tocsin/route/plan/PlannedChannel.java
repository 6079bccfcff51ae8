package org.tocsin.route.plan;

import java.util.List;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Settings;
import org.tocsin.connector.guard.GuardSettings;

/** A channel of the plan with what its route and its connector need to know. */
public record PlannedChannel(Channel channel, GuardSettings guard, RetryPolicy retry, Settings settings) {
    private static final String LIVE = "deliver.";
    private static final String DRILL = "drill.deliver.";

    public String name() {
        return channel.name();
    }

    /** Whether a queue of that name belongs to some channel, of this plan or of another. */
    public static boolean isQueue(String name) {
        return name.startsWith(LIVE) || name.startsWith(DRILL);
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
        return (channel.mode() == Channel.Mode.LIVE ? LIVE : DRILL) + channel.name();
    }
}
