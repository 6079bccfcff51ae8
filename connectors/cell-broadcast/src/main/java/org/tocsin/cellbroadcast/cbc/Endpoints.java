package org.tocsin.cellbroadcast.cbc;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.connector.LinkState;

/**
 * The addresses of one centre and which of them comes first. The preferred one stays so until a message does not get through
 * there while another is not down; one that stands earlier in the settings takes over again once it passed
 * {@link #TESTS_TO_RETURN} messages in a row, so that a flapping address does not drag alerts along. Safe for concurrent use.
 */
final class Endpoints {
    static final int TESTS_TO_RETURN = 3;

    private static final Logger log = LoggerFactory.getLogger(Endpoints.class);

    private final String channel;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private int preferred;

    /** @param addresses at least one, the one liked best first */
    Endpoints(String channel, List<URI> addresses) {
        this.channel = channel;
        addresses.forEach(address -> endpoints.add(Endpoint.untested(address)));
    }

    /** All, in the order in which to try them now: those not down first, the preferred one in front of its equals. */
    synchronized List<Endpoint> inOrder() {
        List<Endpoint> order = new ArrayList<>(endpoints);
        order.remove(preferred);
        order.add(0, endpoints.get(preferred));
        return order.stream()
                .sorted((one, other) -> Boolean.compare(one.isDown(), other.isDown()))
                .toList();
    }

    synchronized List<Endpoint> all() {
        return List.copyOf(endpoints);
    }

    synchronized void worked(URI address) {
        change(address, Endpoint::worked);
    }

    synchronized void failed(URI address, String why) {
        change(address, endpoint -> endpoint.failed(why));
    }

    synchronized void rests(URI address, Instant until) {
        change(address, endpoint -> endpoint.resting(until));
    }

    /** The shortest rest that any of them asks for; zero when one may be asked now. */
    synchronized Duration rest(Instant now) {
        return endpoints.stream()
                .map(endpoint -> endpoint.rest(now))
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    synchronized LinkState state() {
        long up = endpoints.stream().filter(Endpoint::isUp).count();
        String detail = endpoints.stream().map(this::said).collect(Collectors.joining(" "));
        if (up == endpoints.size()) {
            return LinkState.up(detail);
        }
        return up > 0 ? LinkState.degraded(detail) : LinkState.down(detail);
    }

    private String said(Endpoint endpoint) {
        String state = endpoint.failure().orElse(endpoint.tested() ? "Answers." : "Not tested yet.");
        boolean marked = endpoints.size() > 1 && endpoints.indexOf(endpoint) == preferred;
        return endpoint.name() + (marked ? " (preferred): " : ": ") + state;
    }

    private void change(URI address, UnaryOperator<Endpoint> change) {
        endpoints.replaceAll(endpoint -> endpoint.address().equals(address) ? change.apply(endpoint) : endpoint);
        int before = preferred;
        prefer();
        if (preferred != before) {
            log.warn(
                    "event=cbc-endpoint-preferred channel={} endpoint={} instead-of={} reason=\"{}\"",
                    channel,
                    endpoints.get(preferred).name(),
                    endpoints.get(before).name(),
                    endpoints.get(before).failure().orElse("works again"));
        }
    }

    private void prefer() {
        for (int i = 0; i < endpoints.size(); i++) {
            boolean takesOver =
                    endpoints.get(preferred).isDown() && !endpoints.get(i).isDown();
            boolean returns = i < preferred && endpoints.get(i).inARow() >= TESTS_TO_RETURN;
            if (takesOver || returns) {
                preferred = i;
                return;
            }
        }
    }
}
