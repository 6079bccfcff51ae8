package org.tocsin.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.connector.Preview;
import org.tocsin.connector.ReachMap;
import org.tocsin.gateway.http.Problem.FindingView;
import org.tocsin.route.ChannelRehearsal;
import org.tocsin.route.Rehearsal;
import org.tocsin.route.plan.Explanation;

/** A dry run as the API writes it. What names the message is missing where the bytes are no CAP. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record DryRunView(
        int wouldAnswer,
        Optional<String> key,
        Optional<String> sender,
        Optional<String> identifier,
        Optional<String> sent,
        List<FindingView> findings,
        List<ChannelView> channels,
        Optional<Explanation> routing) {

    /** One channel: {@code action} is send, hold, skip or refuse; {@code reason} is empty when it is send. The map is missing for channels without places. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ChannelView(
            String channel,
            String target,
            String mode,
            String action,
            String reason,
            List<Preview.Text> texts,
            Map<String, String> facts,
            List<FindingView> findings,
            Optional<ReachMap> map) {

        private static ChannelView of(ChannelRehearsal rehearsal) {
            return new ChannelView(
                    rehearsal.channel().name(),
                    rehearsal.channel().target(),
                    word(rehearsal.channel().mode()),
                    word(rehearsal.course()),
                    rehearsal.reason(),
                    rehearsal.preview().texts(),
                    rehearsal.preview().facts(),
                    FindingView.of(rehearsal.findings()),
                    rehearsal.preview().map());
        }
    }

    static DryRunView of(Rehearsal rehearsal) {
        Optional<Alert> alert = rehearsal.alert();
        return new DryRunView(
                DecisionStatus.of(rehearsal.wouldDecide()).value(),
                alert.map(known -> known.key().value()),
                alert.map(Alert::sender),
                alert.map(Alert::identifier),
                alert.map(known -> known.sent().text()),
                FindingView.of(rehearsal.findings()),
                rehearsal.channels().stream().map(ChannelView::of).toList(),
                rehearsal.routing());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
