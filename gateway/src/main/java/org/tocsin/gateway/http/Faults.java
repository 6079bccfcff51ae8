package org.tocsin.gateway.http;

import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What is answered when something else goes wrong: a problem in words, never a stack trace. */
@RestControllerAdvice
final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    @ExceptionHandler(ClientAbortException.class)
    void clientLeft(ClientAbortException e) {
        LOG.debug("event=client-left reason=\"{}\"", e.getMessage());
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException e) {
        LOG.debug("event=unreadable-request reason=\"{}\"", e.getMessage());
        return Problem.answer(
                HttpStatus.BAD_REQUEST,
                "The body cannot be read",
                "It is no JSON, or a field has another type than is expected. Nothing was done.");
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> fault(Exception e) {
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            return Problem.builder(status)
                    .headers(known.getHeaders())
                    .body(Problem.of(status, status.getReasonPhrase(), sentence(status), List.of()));
        }
        LOG.error("event=request-fault", e);
        return Problem.answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "The gateway made a mistake",
                "The request could not be answered; the log has the details. Nothing was accepted by this request.");
    }

    private static String sentence(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "This address does not take that method; the header Allow names those it takes.";
            default -> "The request cannot be answered as it is.";
        };
    }
}
