package org.tocsin.gateway.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Finding.Level;
import org.tocsin.gateway.http.Problem.FindingView;

/** For programs: one JSON document. Its fields stay as they are within a major version; new ones may come. */
public final class JsonOutput implements Output {

    private record Document(String tool, String version, List<FileView> files, Summary summary) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record FileView(
            String file,
            String verdict,
            Optional<String> schema,
            Optional<String> authority,
            Optional<String> reason,
            List<FindingView> findings) {}

    private record Summary(int files, int errors, int warnings, int information, int unreadable) {}

    private final PrintWriter out;
    private final String version;
    private final List<FileView> files = new ArrayList<>();

    public JsonOutput(PrintWriter out, String version) {
        this.out = out;
        this.version = version;
    }

    @Override
    public void add(Checked checked) {
        if (checked instanceof Checked.Message message) {
            files.add(new FileView(
                    message.name(),
                    message.hasErrors() ? "errors" : "no-errors",
                    message.version(),
                    message.authority(),
                    Optional.empty(),
                    FindingView.of(message.findings())));
        } else if (checked instanceof Checked.Unreadable unreadable) {
            files.add(new FileView(
                    unreadable.name(),
                    "unreadable",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(unreadable.reason()),
                    List.of()));
        }
    }

    @Override
    public void end(Tally tally) {
        Summary summary = new Summary(
                tally.files(),
                tally.count(Level.ERROR),
                tally.count(Level.WARNING),
                tally.count(Level.INFORMATION),
                tally.unreadable());
        JsonDocuments.write(new Document("tocsin", version, files, summary), out);
    }
}
