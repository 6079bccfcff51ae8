package org.tocsin.gateway.cli;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin report}: what became of the recipients of an alert on one channel, in counts. */
@Command(
        name = "report",
        description = "Print what became of the recipients of an alert on one channel of a gateway that runs, as CSV:"
                + " counts by language, part, SMSC and state, and nobody's number.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    private static final int OK = 200;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RemoteGateway gateway = new RemoteGateway();

    @Parameters(index = "0", paramLabel = "KEY", description = "The key of an alert.")
    private String key = "";

    @Parameters(index = "1", paramLabel = "CHANNEL", description = "A channel of the plan.")
    private String channel = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        HttpResponse<String> answer =
                gateway.text("/api/v1/alerts/" + key + "/channels/" + channel + "/recipients.csv");
        if (answer.statusCode() != OK) {
            return RemoteGateway.printRefusal(answer, spec.commandLine().getOut());
        }
        spec.commandLine().getOut().print(answer.body());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
