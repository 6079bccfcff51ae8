package org.tocsin.gateway.http;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import org.tocsin.cap.check.RuleEntry;
import org.tocsin.gateway.check.Rules;

/**
 * The page {@code /check}, where a person has a message checked, and the explanations of the rules at {@code /rules}. Both
 * are open to all: they hold nothing of this installation, and the check itself asks for the key of an authority.
 */
@RestController
final class CheckPageController {
    /** The page that runs scripts; {@link SecurityHeaders} lets no other. */
    static final String PATH = "/check";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final MediaType CSS = MediaType.valueOf("text/css;charset=UTF-8");
    private static final MediaType SCRIPT = MediaType.valueOf("text/javascript;charset=UTF-8");

    private final String page = Resources.text("check.html");
    private final String style = Resources.text("check.css");
    private final String rules = Resources.text("rules.html").replace("@RULES@", rows());

    @GetMapping(PATH)
    ResponseEntity<String> page() {
        return ResponseEntity.ok().contentType(HTML).body(page);
    }

    @GetMapping("/check.css")
    ResponseEntity<String> style() {
        return ResponseEntity.ok().contentType(CSS).body(style);
    }

    @GetMapping("/{script:check|check-view|check-map|check-source|check-text}.js")
    ResponseEntity<String> script(@PathVariable("script") String script) {
        return ResponseEntity.ok().contentType(SCRIPT).body(Resources.text(script + ".js"));
    }

    @GetMapping("/rules")
    ResponseEntity<String> rules() {
        return ResponseEntity.ok().contentType(HTML).body(rules);
    }

    private static String rows() {
        return Rules.entries().stream().map(CheckPageController::row).collect(Collectors.joining("\n"));
    }

    private static String row(RuleEntry rule) {
        return "<tr id=\"" + text(rule.id()) + "\"><th scope=\"row\">" + text(rule.id()) + "</th><td>"
                + text(rule.says() + rule.mend().map(" "::concat).orElse(""))
                + "</td><td>" + Rules.levels(rule) + "</td><td>"
                + Rules.basis(rule) + "</td><td>" + text(rule.clause()) + "</td></tr>";
    }

    private static String text(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
