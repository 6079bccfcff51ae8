package org.tocsin.sms.operator;

import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.connector.Channel;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;

/**
 * What is known of the operator's interface: whether it answers, and whether it is the live or the drill one. Safe for
 * concurrent use.
 */
final class Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);

    private final Channel channel;
    private final String mode;
    private final OperatorClient client;
    private volatile LinkState state = LinkState.down("The operator has not answered yet.");
    private volatile Optional<String> shown = Optional.empty();
    /** What it says of itself stands until it says something else, however well it answers otherwise. */
    private volatile boolean saysDown;

    Endpoint(Channel channel, OperatorClient client) {
        this.channel = channel;
        this.mode = channel.mode().name().toLowerCase(Locale.ROOT);
        this.client = client;
    }

    LinkState state() {
        return state;
    }

    /** Asks the operator's own health resource. */
    Answer<Health> ask(Deadline deadline) {
        Answer<Health> answer = client.health(deadline);
        if (answer instanceof Answer.Given<Health> given) {
            LinkState said = stateOf(given.value());
            shown = Optional.of(given.value().mode());
            saysDown = said.condition() == LinkState.Condition.DOWN;
            show(said);
        } else {
            heard(answer);
        }
        return answer;
    }

    /** Takes any answer as a sign of how the interface stands. */
    void heard(Answer<?> answer) {
        if (answer instanceof Answer.Denied<?> denied
                && denied.outcome() instanceof Outcome.Unreachable unreachable
                && unreachable.code() != ReasonCode.PEER_BUSY) {
            show(LinkState.down(unreachable.detail()));
        } else if (state.condition() == LinkState.Condition.DOWN && !saysDown) {
            show(LinkState.up("The operator answers."));
        }
    }

    /**
     * Why nothing may be ordered here. A drill waits until the interface has said that it is for drills; a live alert is held
     * up only by one that has said that it is not live.
     */
    Optional<Outcome> refusal(Deadline deadline) {
        if (isRight().isEmpty() && channel.mode() == Channel.Mode.DRILL) {
            Answer<Health> answer = ask(deadline);
            if (answer instanceof Answer.Denied<Health> denied) {
                return Optional.of(denied.outcome());
            }
        }
        return isRight().orElse(true)
                ? Optional.empty()
                : Optional.of(new Outcome.Refused(ReasonCode.MISCONFIGURED, wrongMode()));
    }

    private Optional<Boolean> isRight() {
        return shown.map(mode::equals);
    }

    private LinkState stateOf(Health health) {
        if (!health.mode().equals(mode)) {
            return LinkState.down(wrongMode());
        }
        String detail = health.detail().isEmpty() ? "" : " It says: " + Redaction.of(health.detail());
        return switch (health.status()) {
            case "up" -> LinkState.up("The operator answers." + detail);
            case "degraded" -> LinkState.degraded("The operator works with less than it should have." + detail);
            default -> LinkState.down("The operator says that it cannot send." + detail);
        };
    }

    private String wrongMode() {
        return "This channel is for " + mode + " alerts, and the operator's interface at this address is not.";
    }

    private void show(LinkState next) {
        LinkState before = state;
        state = next;
        if (before.condition() != next.condition()) {
            LOG.info(
                    "event=operator.link channel={} state={} detail=\"{}\"",
                    channel.name(),
                    next.condition(),
                    next.detail());
        }
    }
}
