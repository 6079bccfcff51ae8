package org.tocsin.route.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The {@code operators} of a plan file. */
final class OperatorSection {
    private OperatorSection() {}

    static List<Operator> read(YamlMap root, List<Authority> authorities) {
        Set<String> taken = authorities.stream()
                .flatMap(authority -> authority.keyHashes().stream())
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> ids = new HashSet<>();
        List<Operator> operators = new ArrayList<>();
        for (YamlMap map : root.maps("operators")) {
            operators.add(operator(map, taken, ids));
            map.finish();
        }
        return operators;
    }

    private static Operator operator(YamlMap map, Set<String> taken, Set<String> ids) {
        Operator operator =
                new Operator(map.text("id"), map.text("name"), Set.copyOf(map.convertedTexts("keys", KeyHash::of)));
        if (!ids.add(operator.id())) {
            map.report("id", "Another operator bears the id '" + operator.id() + "' already.");
        }
        if (operator.keyHashes().isEmpty()) {
            map.report("keys", "At least one is needed, or the operator can do nothing.");
        }
        // Who acts must be told apart from who submits, and one operator from the other.
        if (operator.keyHashes().stream().anyMatch(hash -> !taken.add(hash))) {
            map.report("keys", "An authority or another operator has one of these already; each may stand only once.");
        }
        return operator;
    }
}
