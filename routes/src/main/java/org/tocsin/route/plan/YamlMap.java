package org.tocsin.route.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tocsin.connector.Settings;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One block of a configuration file. Each getter records what is wrong and returns a harmless value. */
public final class YamlMap {
    private final YamlDocument document;
    private final String place;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<String> known = new HashSet<>();

    YamlMap(YamlDocument document, String place, MappingNode node) {
        this.document = document;
        this.place = place;
        this.line = YamlDocument.line(node);
        for (NodeTuple tuple : node.getValue()) {
            String key = ((ScalarNode) tuple.getKeyNode()).getValue();
            lines.put(key, YamlDocument.line(tuple.getKeyNode()));
            if (values.put(key, tuple.getValueNode()) != null) {
                report(key, "This key stands here twice.");
            }
        }
    }

    public YamlDocument document() {
        return document;
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public Set<String> keys() {
        return Set.copyOf(values.keySet());
    }

    public int lineOf(String key) {
        return lines.getOrDefault(key, line);
    }

    /** A text that must be there; empty when it is missing. */
    public String text(String key) {
        if (!has(key)) {
            known.add(key);
            report(key, "This is missing.");
            return "";
        }
        return optionalText(key).orElse("");
    }

    public Optional<String> optionalText(String key) {
        known.add(key);
        Node node = values.get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        report(key, "A single value is expected here.");
        return Optional.empty();
    }

    /** A text converted; the conversion refuses by IllegalArgumentException with a reason that completes "Not usable: …". */
    public <T> T value(String key, T otherwise, Function<String, T> convert) {
        return optionalText(key).flatMap(text -> converted(key, text, convert)).orElse(otherwise);
    }

    /** A list of texts; one text counts as a list of one. */
    public List<String> texts(String key) {
        return convertedTexts(key, Function.identity());
    }

    public <T> List<T> convertedTexts(String key, Function<String, T> convert) {
        known.add(key);
        Node node = values.get(key);
        List<T> result = new ArrayList<>();
        for (Node item : node == null ? List.<Node>of() : items(node)) {
            if (item instanceof ScalarNode scalar) {
                converted(key, scalar.getValue(), convert).ifPresent(result::add);
            } else {
                document.report(YamlDocument.line(item), at(key), "A single value is expected here.");
            }
        }
        return result;
    }

    /** The blocks of a list; empty when it is missing. */
    public List<YamlMap> maps(String key) {
        known.add(key);
        Node node = values.get(key);
        List<YamlMap> result = new ArrayList<>();
        if (node == null) {
            return result;
        }
        int number = 0;
        for (Node item : items(node)) {
            String itemPlace = at(key) + "[" + ++number + "]";
            if (item instanceof MappingNode map) {
                result.add(new YamlMap(document, itemPlace, map));
            } else {
                document.report(YamlDocument.line(item), itemPlace, "A block of keys and values is expected here.");
            }
        }
        return result;
    }

    /** The block under a key; an empty one when it is missing. */
    public YamlMap map(String key) {
        known.add(key);
        Node node = values.get(key);
        if (node instanceof MappingNode map) {
            return new YamlMap(document, at(key), map);
        }
        if (node != null && !isNull(node)) {
            report(key, "A block of keys and values is expected here.");
        }
        return new YamlMap(document, at(key), emptyNode());
    }

    /** The block under a key as settings for the one who knows them. */
    public Settings settings(String key) {
        YamlMap map = map(key);
        Map<String, Settings.Entry> entries = new HashMap<>();
        map.values.forEach((name, node) -> {
            if (node instanceof ScalarNode scalar) {
                entries.put(name, new Settings.Entry(scalar.getValue(), map.lineOf(name)));
            } else if (node instanceof SequenceNode) {
                entries.put(name, new Settings.Entry(map.texts(name), map.lineOf(name)));
            } else {
                map.report(name, "A value or a list of values is expected here.");
            }
        });
        return new Settings(at(key), lineOf(key), entries, directory());
    }

    public Path directory() {
        return document.directory();
    }

    public void report(String key, String message) {
        document.report(lineOf(key), at(key), message);
    }

    /** Reports each key that nobody asked for. Call when all known keys have been read. */
    public void finish() {
        values.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> report(
                        key,
                        "Unknown key. Known here: "
                                + String.join(", ", known.stream().sorted().toList()) + "."));
    }

    static MappingNode emptyNode() {
        Mark start = new Mark("", 0, 0, 0, new int[0], 0);
        return new MappingNode(Tag.MAP, true, List.of(), start, start, FlowStyle.BLOCK);
    }

    private <T> Optional<T> converted(String key, String text, Function<String, T> convert) {
        try {
            return Optional.of(convert.apply(text));
        } catch (IllegalArgumentException e) {
            report(key, "Not usable: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    private static List<Node> items(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : isNull(node) ? List.of() : List.of(node);
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private String at(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }
}
