package org.tocsin.route;

import java.util.List;
import org.tocsin.cap.Finding;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Preview;

/**
 * What one channel would do with a message.
 *
 * @param reason why it does not go out now, the code first if there is one; empty when it does
 * @param preview what would be sent; without texts where nothing is
 * @param findings where the channel falls short of the message (CAP-28, CAP-38, PLAN-REACH), rated as the plan wants them
 */
public record ChannelRehearsal(Channel channel, Course course, String reason, Preview preview, List<Finding> findings) {

    /** How it would go. */
    public enum Course {
        /** The channel would be handed the message. */
        SEND,
        /** It would wait for a message that it refers to, and go on when that comes or the wait ends. */
        HOLD,
        /** The plan or the chain ends it before the channel sees it. */
        SKIP,
        /** The channel would say no for good. */
        REFUSE
    }

    public ChannelRehearsal {
        findings = List.copyOf(findings);
    }
}
