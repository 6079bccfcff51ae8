package org.tocsin.sms.operator;

import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Info;
import org.tocsin.connector.Outcome;
import org.tocsin.sms.TextFit;

/**
 * What an alert comes to as a job, or why it comes to none.
 *
 * @param blocks how the text of each located block fits
 * @param unlocated blocks whose area cannot be located
 */
record Draft(
        Optional<JobOrder> order,
        Optional<Outcome.Refused> refusal,
        List<Said> said,
        List<Block> blocks,
        List<Info> unlocated) {

    /** A block and its text. */
    record Block(Info info, TextFit fit) {}

    Draft {
        said = List.copyOf(said);
        blocks = List.copyOf(blocks);
        unlocated = List.copyOf(unlocated);
    }

    static Draft of(JobOrder order, List<Said> said, List<Block> blocks, List<Info> unlocated) {
        return new Draft(Optional.of(order), Optional.empty(), said, blocks, unlocated);
    }

    static Draft refused(Outcome.Refused refusal, List<Block> blocks, List<Info> unlocated) {
        return new Draft(Optional.empty(), Optional.of(refusal), List.of(), blocks, unlocated);
    }
}
