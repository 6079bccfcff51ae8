package org.tocsin.gateway.check;

import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Finding.Level;
import org.tocsin.cap.check.RuleBook;
import org.tocsin.cap.check.RuleEntry;
import org.tocsin.gateway.check.SarifLog.ArtifactLocation;
import org.tocsin.gateway.check.SarifLog.Location;
import org.tocsin.gateway.check.SarifLog.LogicalLocation;
import org.tocsin.gateway.check.SarifLog.PhysicalLocation;
import org.tocsin.gateway.check.SarifLog.Region;
import org.tocsin.gateway.check.SarifLog.Text;

/** For editors and build servers: one SARIF 2.1.0 log with one run. */
public final class SarifOutput implements Output {
    /** Columns as Java counts characters. */
    private static final String COLUMN_KIND = "utf16CodeUnits";

    private final PrintWriter out;
    private final String version;
    private final List<RuleEntry> rules = RuleBook.entries();
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<SarifLog.Result> results = new ArrayList<>();
    private final List<SarifLog.Notification> notifications = new ArrayList<>();

    public SarifOutput(PrintWriter out, String version) {
        this.out = out;
        this.version = version;
        rules.forEach(rule -> indexes.put(rule.id(), indexes.size()));
    }

    @Override
    public void add(Checked checked) {
        if (checked instanceof Checked.Message message) {
            message.findings().forEach(finding -> results.add(result(message.name(), finding)));
        } else if (checked instanceof Checked.Unreadable unreadable) {
            notifications.add(new SarifLog.Notification(
                    "error",
                    new Text("The file cannot be read: " + unreadable.reason() + "."),
                    List.of(new Location(physical(unreadable.name(), Optional.empty()), List.of()))));
        }
    }

    @Override
    public void end(Tally tally) {
        var driver = new SarifLog.Driver(
                "Tocsin", version, rules.stream().map(SarifOutput::metadata).toList());
        var invocation = new SarifLog.Invocation(notifications.isEmpty(), notifications);
        var run = new SarifLog.Run(new SarifLog.Tool(driver), List.of(invocation), COLUMN_KIND, results);
        JsonDocuments.write(new SarifLog(SarifLog.SCHEMA, "2.1.0", List.of(run)), out);
    }

    private SarifLog.Result result(String file, Finding finding) {
        Optional<Region> region = finding.place().map(place -> new Region(place.line(), place.column()));
        return new SarifLog.Result(
                finding.rule(),
                Optional.ofNullable(indexes.get(finding.rule())),
                level(finding.level()),
                new Text(finding.message()),
                List.of(new Location(physical(file, region), List.of(new LogicalLocation(finding.path(), "element")))));
    }

    private static SarifLog.Rule metadata(RuleEntry rule) {
        String page = "docs/rules.md#" + rule.id().toLowerCase(Locale.ROOT);
        return new SarifLog.Rule(
                rule.id(),
                new Text(rule.says()),
                new SarifLog.Help("See " + page + ".", "See [" + rule.id() + "](" + page + ")."),
                new SarifLog.Configuration(level(rule.levels().get(0))),
                Map.of("basis", rule.basis().name().toLowerCase(Locale.ROOT), "clause", rule.clause()));
    }

    private static PhysicalLocation physical(String file, Optional<Region> region) {
        return new PhysicalLocation(new ArtifactLocation(uri(file)), region);
    }

    /** Relative to where the command ran, unless the file was named absolutely (3.4.3). */
    static String uri(String file) {
        Path path = Path.of(file);
        if (path.isAbsolute()) {
            return path.toUri().toASCIIString();
        }
        try {
            String slashes =
                    path.normalize().toString().replace(path.getFileSystem().getSeparator(), "/");
            // A colon in the first part would make it the scheme of an absolute address.
            String unambiguous = slashes.split("/", 2)[0].contains(":") ? "./" + slashes : slashes;
            return new URI(null, null, unambiguous, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("every path can be quoted as a relative address", e);
        }
    }

    private static String level(Level level) {
        return switch (level) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFORMATION -> "note";
        };
    }
}
