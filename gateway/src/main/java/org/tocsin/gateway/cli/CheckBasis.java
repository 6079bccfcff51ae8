package org.tocsin.gateway.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.cap.Alert;
import org.tocsin.cap.check.Profile;
import org.tocsin.cap.check.Profiles;
import org.tocsin.gateway.ConnectorKinds;
import org.tocsin.gateway.check.MessageRules;
import org.tocsin.gateway.check.PlanRules;
import org.tocsin.gateway.check.StandardRules;
import org.tocsin.route.plan.Authority;
import org.tocsin.route.plan.Plan;
import org.tocsin.route.plan.PlanFile;
import org.tocsin.route.plan.PlanFile.PlanReading;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of {@code tocsin check} that say what messages are held against. */
final class CheckBasis {
    /** The word for "each at its own time". */
    private static final String SENT = "sent";

    /** The ids of the profiles, for the help. */
    static final class ProfileIds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Profiles.ALL.stream().map(Profile::id).iterator();
        }
    }

    @Option(
            names = "--profile",
            paramLabel = "P",
            split = ",",
            completionCandidates = ProfileIds.class,
            description = "A profile to check against beside the standard, and beside those of the plan: one of"
                    + " ${COMPLETION-CANDIDATES}. May be given several times.")
    private List<String> profiles = new ArrayList<>();

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "Check as a gateway with this plan would when the message is submitted to it.")
    private Optional<Path> plan = Optional.empty();

    @Option(
            names = "--authority",
            paramLabel = "ID",
            description = "Whose rights in the plan to check against; else those of the authority that may send as the"
                    + " message's sender.")
    private Optional<String> authority = Optional.empty();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "Check as if it were that time, such as 2026-11-23T18:00:00-00:00, or each message as at its own"
                            + " time with the word sent; else now.")
    private Optional<String> at = Optional.empty();

    /**
     * Empty when the plan has problems, which standard error has been told.
     *
     * @throws ParameterException when the options name what does not exist
     */
    Optional<MessageRules> rules(CommandLine command) {
        List<Profile> chosen = profiles.stream().map(id -> profile(id, command)).toList();
        if (plan.isEmpty()) {
            if (authority.isPresent()) {
                throw new ParameterException(
                        command, "--authority names somebody of a plan: give --plan FILE as well.");
            }
            return Optional.of(new StandardRules(chosen));
        }
        PlanReading reading = PlanFile.read(plan.get(), ConnectorKinds::check);
        Installation.print(plan.get(), reading.problems(), command.getErr());
        command.getErr().flush();
        return reading.plan().map(found -> new PlanRules(found, authority(found, command), chosen));
    }

    /** @throws ParameterException when {@code --at} is no time */
    Function<Optional<Alert>, Instant> moment(CommandLine command, Clock clock) {
        if (at.isEmpty()) {
            return alert -> clock.instant();
        }
        if (at.get().equals(SENT)) {
            return alert -> alert.map(known -> known.sent().instant()).orElseGet(clock::instant);
        }
        try {
            Instant fixed = OffsetDateTime.parse(at.get()).toInstant();
            return alert -> fixed;
        } catch (DateTimeException e) {
            throw new ParameterException(
                    command,
                    "--at takes a time with its offset, such as 2026-11-23T18:00:00-00:00, or the word " + SENT + "; '"
                            + at.get() + "' is neither.",
                    e);
        }
    }

    private Optional<Authority> authority(Plan found, CommandLine command) {
        return authority.map(id -> found.authorities().stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        command,
                        "The plan has no authority '" + id + "'. It has: "
                                + listed(found.authorities().stream()
                                        .map(Authority::id)
                                        .toList()) + ".")));
    }

    private static Profile profile(String id, CommandLine command) {
        return Profiles.find(id)
                .orElseThrow(() -> new ParameterException(
                        command,
                        "There is no profile '" + id + "'. There is: "
                                + listed(Profiles.ALL.stream().map(Profile::id).toList()) + "."));
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
