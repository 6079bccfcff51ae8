package org.tocsin.gateway.http;

import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.tocsin.cap.Finding;

/** An answer that is a refusal (RFC 9457), with every finding at once. */
public record Problem(String type, String title, int status, String detail, List<FindingView> findings) {

    /** A finding as the API writes it. */
    public record FindingView(String rule, String level, String path, String message) {

        static List<FindingView> of(List<Finding> findings) {
            return findings.stream()
                    .map(f ->
                            new FindingView(f.rule(), f.level().name().toLowerCase(Locale.ROOT), f.path(), f.message()))
                    .toList();
        }
    }

    static ResponseEntity<Object> answer(HttpStatus status, String title, String detail) {
        return answer(status, title, detail, List.of());
    }

    static ResponseEntity<Object> answer(HttpStatus status, String title, String detail, List<Finding> findings) {
        return builder(status).body(of(status, title, detail, findings));
    }

    static ResponseEntity.BodyBuilder builder(HttpStatus status) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    static Problem of(HttpStatus status, String title, String detail, List<Finding> findings) {
        return new Problem("about:blank", title, status.value(), detail, FindingView.of(findings));
    }
}
