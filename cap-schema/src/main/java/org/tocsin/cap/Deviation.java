package org.tocsin.cap;

/**
 * Something that a message writes otherwise than it should and that is read all the same. The reader only says what it did;
 * what that is worth, {@code org.tocsin.cap.check} and the plan decide.
 *
 * @param path XPath of the element
 * @param text what was assumed: the value as read, empty where the element was read as absent
 */
public record Deviation(Kind kind, String path, String text) {

    public enum Kind {
        /** {@code references} without content, read as absent. */
        EMPTY_REFERENCES,
        /** A polygon without content, read as absent. */
        EMPTY_POLYGON,
        /** A circle without content, read as absent. */
        EMPTY_CIRCLE,
        /** A code without content, read as absent. */
        EMPTY_CODE,
        /** White space around a code, a name or a value, read without it. */
        SURROUNDING_BLANKS
    }
}
