package org.tocsin.broadcast.station;

/**
 * The text of one language of a job.
 *
 * @param voice how much of it is spoken
 * @param remark why it is not spoken whole, empty otherwise
 */
public record JobText(String language, String text, Voice voice, String remark) {

    /** How much of a text is spoken. */
    public enum Voice {
        WHOLE,
        SHORTENED,
        NONE
    }
}
