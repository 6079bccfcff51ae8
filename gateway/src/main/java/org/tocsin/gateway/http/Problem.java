package org.tocsin.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.tocsin.cap.Finding;
import org.tocsin.cap.check.RuleBook;
import org.tocsin.cap.check.RuleEntry;

/** An answer that is a refusal (RFC 9457), with every finding at once. */
public record Problem(String type, String title, int status, String detail, List<FindingView> findings) {

    /** A finding as the API writes it; line and column are missing where no element of the message is meant. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record FindingView(
            String rule,
            String level,
            String path,
            Optional<Integer> line,
            Optional<Integer> column,
            String message,
            Optional<String> clause) {

        public static List<FindingView> of(List<Finding> findings) {
            return findings.stream().map(FindingView::of).toList();
        }

        private static FindingView of(Finding finding) {
            return new FindingView(
                    finding.rule(),
                    finding.level().name().toLowerCase(Locale.ROOT),
                    finding.path(),
                    finding.place().map(Finding.Place::line),
                    finding.place().map(Finding.Place::column),
                    finding.message(),
                    RuleBook.find(finding.rule()).map(RuleEntry::clause));
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
