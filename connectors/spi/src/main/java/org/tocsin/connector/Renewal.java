package org.tocsin.connector;

import java.util.List;

/**
 * What files of a channel hold by now, read and ready to be used.
 *
 * @param changes a sentence for each thing that differs from what is in use
 * @param obstacles why it cannot be used; empty when it can
 * @param take puts it in use, at once and whole; does nothing when there are obstacles
 */
public record Renewal(List<String> changes, List<String> obstacles, Runnable take) {
    /** Of a channel without such files. */
    public static final Renewal NONE = new Renewal(List.of(), List.of(), () -> {});

    public Renewal {
        changes = List.copyOf(changes);
        obstacles = List.copyOf(obstacles);
    }

    /** What is in use stays. */
    public static Renewal refused(List<String> obstacles) {
        return new Renewal(List.of(), obstacles, () -> {});
    }
}
