package org.tocsin.gateway.check;

/** A form in which the results of a check are written. For one thread. */
public interface Output {
    /** One result, in the order of the inputs. */
    void add(Checked checked);

    /** After the last result. */
    void end(Tally tally);
}
