package org.tocsin.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tocsin.gateway.cli.RemoteGateway.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code tocsin pdus}: what went over the wire of a channel of a gateway that runs. */
@Command(
        name = "pdus",
        description = "Show what went over the wire of a cell broadcast channel, or save it as a capture file.",
        mixinStandardHelpOptions = true)
final class PdusCommand implements Callable<Integer> {
    @Mixin
    private RemoteGateway gateway = new RemoteGateway();

    @Parameters(paramLabel = "NAME", description = "The channel.")
    private String name = "";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Not what is older than this, in UTC, such as 2026-11-30T20:00:00Z.")
    private Optional<String> since = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "The last N, at most 100000; default 1000.")
    private int limit;

    @Option(
            names = "--pcap",
            paramLabel = "FILE",
            description = "Save them there for a protocol analyser, in made-up frames, instead of printing them.")
    private Optional<Path> capture = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        String path = "/api/v1/channels/" + name + "/pdus?limit=" + limit
                + since.map(from -> "&since=" + URLEncoder.encode(from, StandardCharsets.UTF_8))
                        .orElse("");
        if (capture.isPresent()) {
            long octets = gateway.save(path, "application/vnd.tcpdump.pcap", capture.get());
            out().println("Saved " + octets + " octets in " + capture.get() + ".");
            return 0;
        }
        Answer answer = gateway.get(path);
        if (!answer.isDone()) {
            return answer.printRefusal(out());
        }
        answer.body().forEach(this::print);
        return 0;
    }

    private void print(JsonNode unit) {
        out().println(unit.path("at").asString() + "  " + unit.path("direction").asString() + "  "
                + unit.path("peer").asString() + "  " + unit.path("text").asString());
        out().println("    " + unit.path("hex").asString());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
