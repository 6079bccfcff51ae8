package org.tocsin.gateway.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tocsin.gateway.cli.RemoteGateway.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code tocsin stop}: takes an alert off one channel of a gateway that runs. */
@Command(
        name = "stop",
        description =
                "Take an alert off one channel, and see to it that it does not go out there again. Shows what will be"
                        + " stopped and asks first.",
        mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {
    @Mixin
    private RemoteGateway gateway = new RemoteGateway();

    @Parameters(paramLabel = "ALERT", description = "The key of the alert.")
    private String alert = "";

    @Option(names = "--channel", required = true, paramLabel = "NAME", description = "The channel.")
    private String channel = "";

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why; it stands in the audit trail.")
    private String reason = "";

    @Option(names = "--dry-run", description = "Show what would be stopped, and stop nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean sure;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        String path = "/api/v1/alerts/" + alert + "/channels/" + channel + "/stop";
        Answer preview = gateway.post(path, Map.of("dryRun", true));
        if (!preview.isDone()) {
            return preview.printRefusal(out());
        }
        show(preview.body());
        if (dryRun) {
            return 0;
        }
        if (!sure && !confirmed()) {
            out().println("Nothing was stopped.");
            return 1;
        }
        Answer answer = gateway.post(path, Map.of("reason", reason));
        if (!answer.isDone()) {
            return answer.printRefusal(out());
        }
        out().println(answer.body().path("detail").asString());
        return 0;
    }

    private void show(JsonNode preview) {
        out().println("Alert " + alert + " (" + preview.path("event").asString() + ") on channel " + channel + ": "
                + preview.path("detail").asString());
        preview.path("facts").properties().forEach(fact -> out().println(
                        "    " + fact.getKey() + ": " + fact.getValue().asString()));
        out().flush();
    }

    private boolean confirmed() throws IOException {
        out().print("Stop it? Type yes: ");
        out().flush();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        return "yes".equals(in.readLine());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
