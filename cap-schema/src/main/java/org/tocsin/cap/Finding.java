package org.tocsin.cap;

/**
 * One result of a check: a stable rule id (CAP-01 …, SCHEMA, PLAN-…), how grave it is, where (XPath into the message),
 * and what is wrong with the remedy, as a whole sentence.
 */
public record Finding(String rule, Level level, String path, String message) {

    /** ERROR refuses the message; WARNING and INFORMATION accept it and say so. */
    public enum Level {
        ERROR,
        WARNING,
        INFORMATION
    }

    public static Finding error(String rule, String path, String message) {
        return new Finding(rule, Level.ERROR, path, message);
    }

    public static Finding warning(String rule, String path, String message) {
        return new Finding(rule, Level.WARNING, path, message);
    }

    public boolean isError() {
        return level == Level.ERROR;
    }
}
