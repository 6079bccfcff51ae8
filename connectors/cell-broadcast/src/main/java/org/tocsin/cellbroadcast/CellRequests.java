package org.tocsin.cellbroadcast;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tocsin.cellbroadcast.cbsp.CbspLink;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Kill;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Request;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.WriteReplace;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.cbsp.CellList;
import org.tocsin.cellbroadcast.cbsp.LinkAnswer;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Transcript;

/** The requests of one delivery, one after the other, until its deadline. */
final class CellRequests {
    /** One page goes out in one slot (3GPP TS 44.012). */
    static final double SLOT_MILLIS = 1883;

    private static final int MOST_BROADCASTS = 65535;

    private final CbspLink link;
    private final CellRegistry registry;
    private final CellBroadcastConfig config;
    private final Clock clock;
    private final Deadline deadline;
    private final Transcript transcript;

    CellRequests(
            CbspLink link,
            CellRegistry registry,
            CellBroadcastConfig config,
            Clock clock,
            Deadline deadline,
            Transcript transcript) {
        this.link = link;
        this.registry = registry;
        this.config = config;
        this.clock = clock;
        this.deadline = deadline;
        this.transcript = transcript;
    }

    /** Puts it on air until it expires; nothing is sent for a broadcast that has expired. */
    CellResults write(Broadcast broadcast, Optional<SerialNumber> old, Collection<Cgi> cells) {
        Duration left = Duration.between(clock.instant(), broadcast.expires());
        if (!cells.isEmpty() && (left.isZero() || left.isNegative())) {
            return CellResults.unanswered(
                    new LinkAnswer.NotAnswered(ReasonCode.EXPIRED, "Its time ran out before it could be sent."));
        }
        int slots = slots(config, broadcast.pages().size());
        return inLists(
                cells,
                list -> new WriteReplace(
                        broadcast.messageId(),
                        broadcast.serial(),
                        old,
                        list,
                        MessageIdentifiers.category(broadcast.messageId()),
                        slots,
                        broadcasts(left, slots),
                        broadcast.codingScheme(),
                        broadcast.pages()));
    }

    CellResults kill(Broadcast broadcast, Collection<Cgi> cells) {
        return inLists(cells, list -> new Kill(broadcast.messageId(), broadcast.serial(), list));
    }

    /** Slots from one broadcast to the next: a message with more pages than that takes longer to send than the period. */
    static int slots(CellBroadcastConfig config, int pages) {
        return Math.max(config.repetitionSlots(), pages);
    }

    /** Never 0: that would be until stopped, and Osmocom's controllers take it for once (3GPP TS 48.049 8.2.9). */
    static int broadcasts(Duration left, int slots) {
        double count = Math.ceil(left.toMillis() / (slots * SLOT_MILLIS));
        return (int) Math.max(1, Math.min(MOST_BROADCASTS, count));
    }

    private CellResults inLists(Collection<Cgi> cells, Function<CellList, Request> request) {
        CellResults results = CellResults.NONE;
        for (CellList list : cells.isEmpty() ? List.<CellList>of() : registry.listsFor(cells)) {
            if (results.unanswered().isEmpty()) {
                results = results.and(one(request.apply(list), named(list, cells)));
            }
        }
        return results;
    }

    private CellResults one(Request request, Collection<Cgi> cells) {
        Duration left = deadline.left();
        if (left.isZero()) {
            return CellResults.unanswered(
                    new LinkAnswer.NotAnswered(ReasonCode.TIMEOUT, "The time limit came before the last request."));
        }
        LinkAnswer answer = link.request(request, left, transcript);
        if (answer instanceof LinkAnswer.Answered answered) {
            return CellResults.of(answered.answer(), cells);
        }
        return CellResults.unanswered((LinkAnswer.NotAnswered) answer);
    }

    /** The cells of one list; a registry that fits into one list is not searched cell by cell. */
    private static Collection<Cgi> named(CellList list, Collection<Cgi> cells) {
        if (list.cells().size() == cells.size() || !(list.cells().get(0) instanceof Cgi)) {
            return cells;
        }
        return list.cells().stream().map(Cgi.class::cast).collect(Collectors.toSet());
    }
}
