package org.tocsin.broadcast;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

class NeededPrograms implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        List<String> missing = Optional.of(context)
                .flatMap(ExtensionContext::getElement)
                .flatMap(element -> AnnotationSupport.findAnnotation(element, Needs.class))
                .map(needs -> Arrays.stream(needs.value())
                        .filter(program -> !isInstalled(program))
                        .toList())
                .orElse(List.of());
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("every program is there");
        }
        String remedy = "Install the Debian packages: " + String.join(" ", missing);
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(remedy);
        }
        return ConditionEvaluationResult.disabled(remedy);
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
