package org.tocsin.gateway.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.springframework.web.util.HtmlUtils;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.guard.GuardedConnector;
import org.tocsin.gateway.Engine;
import org.tocsin.gateway.http.AlarmController.AlarmView;
import org.tocsin.route.Envelope;
import org.tocsin.route.ledger.AlertRow;
import org.tocsin.route.ledger.DeliveryRow;
import org.tocsin.route.plan.PlannedChannel;

/** Renders the status page: the gateway, its channels, the latest alerts with one mark for each delivery. */
final class StatusPage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final Engine engine;
    private final boolean demo;
    private final boolean mayRead;

    StatusPage(Engine engine, boolean demo, boolean mayRead) {
        this.engine = engine;
        this.demo = demo;
        this.mayRead = mayRead;
    }

    String render(List<AlertRow> alerts) {
        StringBuilder rows = new StringBuilder();
        alerts.forEach(alert -> alert(rows, alert));
        return Resources.text("status.html")
                .replace(
                        "@BANNER@",
                        demo
                                ? "<p class=\"demo\" role=\"status\">DEMONSTRATION: fictional country, simulated"
                                        + " channels. Nobody is warned by this gateway.</p>"
                                : "")
                .replace(
                        "@PLAN@",
                        text(engine.plan().name()) + ", version "
                                + text(engine.plan().version()))
                .replace("@TIME@", time(engine.clock().instant()))
                .replace("@READY@", engine.isReady() ? "takes alerts" : "does not take alerts; see the health details")
                .replace("@ALARMS@", mayRead ? alarms() : "")
                .replace("@WAITING@", waiting())
                .replace("@CHANNELS@", channels())
                .replace("@FEEDS@", feeds())
                .replace("@ALERTS@", mayRead ? alertTable(rows) : "<p>Reading alerts needs a key.</p>");
    }

    private String alarms() {
        StringBuilder items = new StringBuilder();
        for (AlarmView alarm : AlarmView.all(engine)) {
            items.append("<li>").append(text(alarm.detail())).append(" Since ").append(text(alarm.since()));
            if (!alarm.alert().isEmpty()) {
                items.append(". <a href=\"/api/v1/alerts/")
                        .append(text(alarm.alert()))
                        .append("/deliveries\">Deliveries of this message</a>");
            }
            items.append("</li>\n");
        }
        return items.isEmpty()
                ? ""
                : "<section class=\"alarm\" role=\"alert\" aria-labelledby=\"alarms\"><h2 id=\"alarms\">✗ Alarms</h2><ul>\n"
                        + items + "</ul></section>";
    }

    private String waiting() {
        return "<li>Alerts that wait for their fan-out: "
                + depth(Envelope.ALERT_QUEUES)
                + "</li><li>Updates and Cancels held for a message that they refer to: "
                + engine.broker().depth(Envelope.HELD_QUEUE) + "</li><li>Facts that wait for the ledger: "
                + engine.broker().depth(Envelope.RECEIPTS_QUEUE)
                + "</li><li>Dead messages, which need an operator: "
                + engine.broker().depth(Envelope.DEAD_QUEUE) + "</li>";
    }

    private long depth(List<String> queues) {
        return queues.stream().mapToLong(engine.broker()::depth).sum();
    }

    private String channels() {
        StringBuilder rows = new StringBuilder();
        for (PlannedChannel channel : engine.plan().channels()) {
            GuardedConnector connector = engine.connectors().get(channel.name());
            if (connector != null) {
                channel(rows, channel, connector);
            }
        }
        return rows.toString();
    }

    private void channel(StringBuilder rows, PlannedChannel channel, GuardedConnector connector) {
        LinkState link = connector.link();
        rows.append("<tr><th scope=\"row\">").append(text(channel.name())).append("</th><td>");
        rows.append(text(channel.channel().kind().text())).append("</td><td>");
        rows.append(channel.channel().mode().name().toLowerCase(Locale.ROOT)).append("</td><td>");
        rows.append(mark(link.condition().name())).append(' ').append(text(link.detail()));
        engine.channelDesk().pauseOf(channel.name()).ifPresent(pause -> rows.append("<br>")
                .append(mark("PAUSED"))
                .append(' ')
                .append(text(mayRead ? pause.words() : "")));
        rows.append("</td><td>");
        rows.append(connector.breakerState().name().toLowerCase(Locale.ROOT)).append("</td><td class=\"number\">");
        rows.append(depth(channel.queues())).append("</td></tr>\n");
    }

    private String feeds() {
        StringBuilder links = new StringBuilder();
        new TreeMap<>(engine.feeds()).forEach((name, connector) -> {
            String base = text(connector.feed().prefix()) + "/feeds/alerts";
            links.append("<li>")
                    .append(text(name))
                    .append(": <a href=\"")
                    .append(base)
                    .append(".atom\">Atom</a>, <a href=\"");
            links.append(base)
                    .append(".rss\">RSS</a>, <a href=\"")
                    .append(base)
                    .append(".geojson\">GeoJSON</a></li>\n");
        });
        return links.toString();
    }

    private static String alertTable(StringBuilder rows) {
        if (rows.isEmpty()) {
            return "<p>No alert has been accepted yet.</p>";
        }
        return "<table><thead><tr><th scope=\"col\">Accepted</th><th scope=\"col\">Alert</th><th scope=\"col\">Severity</th>"
                + "<th scope=\"col\">Deliveries</th></tr></thead><tbody>\n" + rows + "</tbody></table>";
    }

    private void alert(StringBuilder rows, AlertRow alert) {
        String self = "/api/v1/alerts/" + alert.key();
        String title = alert.headline().isEmpty() ? alert.event() : alert.headline();
        rows.append("<tr><td>")
                .append(time(alert.acceptedAt()))
                .append("</td><td><a href=\"")
                .append(self)
                .append("\">");
        rows.append(text(title.isEmpty() ? alert.identifier() : title)).append("</a><br>");
        rows.append(text(alert.status() + " " + alert.msgType() + " of " + alert.sender()))
                .append("</td><td>");
        rows.append(text(alert.severity())).append("</td><td><ul class=\"marks\">");
        for (DeliveryRow delivery : engine.ledger().deliveries(alert.key())) {
            rows.append("<li>")
                    .append(mark(delivery.state().name()))
                    .append(' ')
                    .append(text(delivery.channel()))
                    .append("</li>");
        }
        rows.append("</ul><a href=\"").append(self).append("/deliveries\">details</a></td></tr>\n");
    }

    /** A word with its own shape and colour: never colour alone. */
    private static String mark(String word) {
        String shape =
                switch (word) {
                    case "UP", "ACCEPTED", "CONFIRMED" -> "✓";
                    case "DEGRADED", "PLANNED", "WAITING", "HELD" -> "…";
                    case "SKIPPED", "SUPERSEDED" -> "–";
                    case "PAUSED" -> "‖";
                    default -> "✗";
                };
        return "<span class=\"mark " + word.toLowerCase(Locale.ROOT) + "\">" + shape + " " + word + "</span>";
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static String text(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
