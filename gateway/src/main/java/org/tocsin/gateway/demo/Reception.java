package org.tocsin.gateway.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.tocsin.simulator.CbspOnAir;
import org.tocsin.simulator.SmscMessage;
import org.tocsin.simulator.StationReception;

/** Tells what the counterparts of a demonstration really received: the far end of the journey. */
public final class Reception {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Counterparts counterparts;
    private final String url;
    private final PrintWriter out;

    public Reception(Counterparts counterparts, String url, PrintWriter out) {
        this.counterparts = counterparts;
        this.url = url;
        this.out = out;
    }

    /** @return whether each of the four received something */
    public boolean print() throws IOException, InterruptedException {
        boolean station = Patience.await(PATIENCE, () -> !stationJobs().isEmpty());
        out.println();
        out.println("What the counterparts really received:");
        printCells();
        printMessages();
        printStation();
        boolean feed = printFeed();
        out.flush();
        return station
                && feed
                && !counterparts.cells().onAir().isEmpty()
                && !counterparts.smsc().received().isEmpty();
    }

    private void printCells() {
        List<CbspOnAir> onAir = counterparts.cells().onAir();
        out.println("  cell broadcast peer: " + onAir.size() + " broadcasts on air");
        onAir.stream()
                .map(b -> "message identifier " + b.messageId() + ", serial number 0x" + Integer.toHexString(b.serial())
                        + ": " + excerpt(b.text()))
                .distinct()
                .forEach(line -> out.println("    " + line));
    }

    private void printMessages() {
        List<SmscMessage> messages = counterparts.smsc().received();
        out.println("  SMSC: " + messages.size() + " messages");
        messages.stream()
                .map(m -> "data_coding " + m.dataCoding() + ", " + m.parts() + " parts: " + excerpt(m.text()))
                .distinct()
                .forEach(line -> out.println("    " + line));
    }

    private void printStation() {
        for (StationReception job : stationJobs()) {
            out.printf(
                    "  station: %.1f s of audio, SAME header %s%n    %s%n",
                    job.seconds(), job.header().orElse("none"), excerpt(job.text()));
        }
    }

    private boolean printFeed() throws IOException, InterruptedException {
        String feed = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url + "/feeds/alerts.atom"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        int entries = feed.split("<entry", -1).length - 1;
        out.println("  a reader of " + url + "/feeds/alerts.atom: " + entries + (entries == 1 ? " entry" : " entries"));
        return entries > 0;
    }

    private List<StationReception> stationJobs() {
        return counterparts.stations().stream()
                .flatMap(station -> station.received().stream())
                .toList();
    }

    private static String excerpt(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 150 ? line : line.substring(0, 147) + "...";
    }
}
