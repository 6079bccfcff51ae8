package org.tocsin.gateway.http;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.gateway.demo.Counterparts;

/** {@code GET /demo/received}: in a demonstration, what the simulated counterparts really received. */
@RestController
final class CounterpartController {
    private final Counterparts counterparts;

    CounterpartController(Counterparts counterparts) {
        this.counterparts = counterparts;
    }

    @GetMapping("/demo/received")
    ResponseEntity<Object> received() {
        if (!counterparts.isSimulated()) {
            return Problem.answer(HttpStatus.NOT_FOUND, "Not Found", "There is nothing at this address.");
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(counterparts.received());
    }
}
