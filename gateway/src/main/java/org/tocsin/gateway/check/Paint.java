package org.tocsin.gateway.check;

import org.tocsin.cap.Finding.Level;

/** Colour on a terminal (ECMA-48, SGR), or none. The text that is painted must hold no controls of its own. */
public record Paint(boolean on) {

    String bold(String text) {
        return sgr("1", text);
    }

    String faint(String text) {
        return sgr("2", text);
    }

    /** A level's colour; the word says it as well. */
    String level(Level level, String text) {
        return switch (level) {
            case ERROR -> sgr("1;31", text);
            case WARNING -> sgr("1;33", text);
            case INFORMATION -> sgr("1;36", text);
        };
    }

    private String sgr(String parameters, String text) {
        return on ? "\u001B[" + parameters + "m" + text + "\u001B[0m" : text;
    }
}
