package org.tocsin.gateway.http;

import java.util.List;
import java.util.Optional;

/**
 * What is asked for one recipient. The number stands here and never in an address, since addresses are logged on their way.
 *
 * @param why stands in the audit trail with the operator's name
 */
record RecipientOrder(
        Optional<String> number,
        Optional<Double> latitude,
        Optional<Double> longitude,
        Optional<String> language,
        Optional<List<String>> areaCodes,
        Optional<List<String>> flags,
        Optional<String> consent,
        Optional<String> consentSource,
        Optional<String> why) {

    String whose() {
        return number.orElse("");
    }

    String reason() {
        return why.map(String::strip).orElse("");
    }

    /** By the name of the column of a file. */
    Optional<String> text(String column) {
        return switch (column) {
            case "number" -> number;
            case "latitude" -> latitude.map(degrees -> Double.toString(degrees));
            case "longitude" -> longitude.map(degrees -> Double.toString(degrees));
            case "language" -> language;
            case "area-codes" -> areaCodes.map(codes -> String.join(";", codes));
            case "flags" -> flags.map(all -> String.join(";", all));
            case "consent" -> consent;
            case "consent-source" -> consentSource;
            default -> throw new IllegalArgumentException("no column " + column);
        };
    }

    /** Without the number and the place. */
    @Override
    public String toString() {
        return "RecipientOrder";
    }
}
