package org.tocsin.cap;

import java.util.Optional;

/**
 * One result of a check: a stable rule id (CAP-01 …, SCHEMA, PLAN-…; {@code docs/rules.md} lists them), how grave it is,
 * where (XPath into the message, and line and column once {@code CapXml} has looked them up), and what is wrong with the
 * remedy, as a whole sentence.
 */
public record Finding(String rule, Level level, String path, String message, Optional<Place> place) {

    /** ERROR refuses the message; WARNING and INFORMATION accept it and say so. From grave to light. */
    public enum Level {
        ERROR,
        WARNING,
        INFORMATION
    }

    /** Where in the bytes an element begins; both from 1, the column in characters. */
    public record Place(int line, int column) {}

    public Finding(String rule, Level level, String path, String message) {
        this(rule, level, path, message, Optional.empty());
    }

    public static Finding error(String rule, String path, String message) {
        return new Finding(rule, Level.ERROR, path, message);
    }

    public static Finding warning(String rule, String path, String message) {
        return new Finding(rule, Level.WARNING, path, message);
    }

    public Finding at(Place where) {
        return new Finding(rule, level, path, message, Optional.of(where));
    }

    public boolean isError() {
        return level == Level.ERROR;
    }
}
