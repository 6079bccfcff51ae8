package org.tocsin.simulator;

import java.util.List;
import java.util.OptionalInt;

/**
 * One request that a simulated controller received.
 *
 * @param request {@code write-replace}, {@code kill}, {@code status-query}, {@code keep-alive} or {@code other}
 * @param messageId 0 where the request has none
 * @param serial the new serial number of a write, the old one of a kill
 * @param cells as {@code 262-42-257-4097}, or the form that was used, such as {@code lac 257} or {@code all}
 * @param period repetition period as a plain number, as it stands on the wire
 * @param broadcasts how many were requested
 * @param pages number of pages
 * @param text what a phone shows, without padding and language prefix
 */
public record CbspReceived(
        String request,
        int messageId,
        int serial,
        OptionalInt replacedSerial,
        List<String> cells,
        int period,
        int broadcasts,
        int codingScheme,
        int pages,
        String text) {
    public CbspReceived {
        cells = List.copyOf(cells);
    }
}
