package org.tocsin.route.plan;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.connector.Problem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A configuration file as a tree that knows its lines. Reading it never throws for what the file says: each fault becomes
 * a {@link Problem}, and all are told together.
 */
public final class YamlDocument {
    private final Path file;
    private final List<Problem> problems = new ArrayList<>();

    private boolean readable = true;

    private YamlDocument(Path file) {
        this.file = file;
    }

    /** The document and its root; an unreadable file gives an empty root and a problem. */
    public static YamlMap open(Path file) {
        YamlDocument document = new YamlDocument(file.toAbsolutePath().normalize());
        return new YamlMap(document, "", document.root());
    }

    /** The directory that relative paths in the file start from. */
    public Path directory() {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    public void report(int line, String place, String message) {
        problems.add(new Problem(line, place, message));
    }

    /** Whether the file could be read as keys and values at all; if not, what is missing in it says nothing. */
    public boolean isReadable() {
        return readable;
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private MappingNode root() {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            Node node = new Yaml(options).compose(new StringReader(text));
            if (node instanceof MappingNode map) {
                return map;
            }
            report(
                    1,
                    "",
                    "The file must hold keys and values; it holds " + (node == null ? "nothing." : "something else."));
        } catch (IOException e) {
            report(1, "", "The file cannot be read: " + e.getMessage() + ".");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            report(line, "", "This is not YAML: " + e.getProblem() + ".");
        }
        readable = false;
        return YamlMap.emptyNode();
    }
}
