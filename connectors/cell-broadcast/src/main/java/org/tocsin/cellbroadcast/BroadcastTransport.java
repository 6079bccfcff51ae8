package org.tocsin.cellbroadcast;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tocsin.cellbroadcast.cbsp.Cause;
import org.tocsin.cellbroadcast.cbsp.CellIdentity;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Transcript;

/**
 * What speaks to the one peer of a channel, whatever its protocol. Each request is sent once and answered within its deadline,
 * cell by cell; nothing is repeated here. Safe for concurrent use.
 */
interface BroadcastTransport extends AutoCloseable {

    /** What a peer tells of its own accord, on a thread of the transport: must not block. */
    interface Events {
        /** Nobody listens yet. */
        Events NONE = new Events() {
            @Override
            public void restarted(List<CellIdentity> cells, boolean dataLost) {}

            @Override
            public void cellsLost(List<CellIdentity> cells) {}
        };

        /** @param dataLost whether the peer has forgotten what was on air there */
        void restarted(List<CellIdentity> cells, boolean dataLost);

        /** Nothing goes on air there until {@link #restarted} names them. */
        void cellsLost(List<CellIdentity> cells);
    }

    /** Begins to connect; call once. */
    void start(Events events);

    /** Puts it on air until it expires, in place of {@code replaces} if that is given; nothing once it has expired. */
    CellResults write(
            Broadcast broadcast,
            Optional<SerialNumber> replaces,
            Collection<Cgi> cells,
            Deadline deadline,
            Transcript transcript);

    /** Takes it off air. */
    CellResults kill(Broadcast broadcast, Collection<Cgi> cells, Deadline deadline, Transcript transcript);

    /** Asks how often it went out; a cell that no longer has it fails with {@link Cause#REFERENCE_NOT_IDENTIFIED}. */
    CellResults status(Broadcast broadcast, Collection<Cgi> cells, Deadline deadline, Transcript transcript);

    /** Somebody works at the peer: the link ends, and nothing is dialled until {@link #resume}; before the start, too. */
    void pause();

    /** Connects again. */
    void resume();

    /** How the link stands; does not block. */
    LinkState state();

    /** Asks the peer for a sign of life and waits for it, at most so long. Nothing goes on the air. */
    LinkState probe(Duration limit);

    @Override
    void close();
}
