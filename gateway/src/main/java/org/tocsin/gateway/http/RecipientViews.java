package org.tocsin.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.tocsin.sms.recipient.Change;
import org.tocsin.sms.recipient.Consent;
import org.tocsin.sms.recipient.Flag;
import org.tocsin.sms.recipient.Position;
import org.tocsin.sms.recipient.Recipient;
import org.tocsin.sms.recipient.RegistryCounts;
import org.tocsin.sms.recipient.RegistryDesk;
import org.tocsin.sms.recipient.RegistryImport;

/** A registry of recipients as the API writes it. */
final class RecipientViews {
    private RecipientViews() {}

    record CountsView(
            String channel,
            boolean followsFile,
            int reachable,
            int withdrawn,
            int forgotten,
            int flagged,
            int withoutPosition,
            Map<String, Integer> languages) {
        static CountsView of(String channel, RegistryDesk desk) {
            RegistryCounts counts = desk.counts();
            return new CountsView(
                    channel,
                    desk.followsFile(),
                    counts.reachable(),
                    counts.withdrawn(),
                    counts.forgotten(),
                    counts.flagged(),
                    counts.withoutPosition(),
                    counts.languages());
        }
    }

    /** Personal data: only ever given out after it was written down who asked. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record RecipientView(
            int row,
            String number,
            Optional<Double> latitude,
            Optional<Double> longitude,
            String language,
            List<String> areaCodes,
            List<String> flags,
            Optional<String> consent,
            Optional<String> consentSource,
            Optional<String> withdrawn) {
        static RecipientView of(int row, Recipient recipient) {
            return new RecipientView(
                    row,
                    recipient.number(),
                    recipient.position().map(Position::latitude),
                    recipient.position().map(Position::longitude),
                    recipient.language(),
                    recipient.areaCodes(),
                    recipient.flags().stream().map(Flag::text).sorted().toList(),
                    recipient.consent().map(consent -> consent.at().toString()),
                    recipient.consent().map(Consent::source),
                    recipient.withdrawn().map(Object::toString));
        }
    }

    /** @param row by which he is named in the audit trail */
    record ChangeView(String result, int row) {
        static ChangeView of(Change change) {
            return new ChangeView(word(change.kind()), change.ordinal());
        }
    }

    record ImportView(boolean dryRun, int rows, RegistryImport.Diff changes, String seal, List<String> problems) {
        static ImportView of(RegistryDesk.Import done) {
            return new ImportView(
                    done.fate() == RegistryDesk.Fate.DRY, done.rows(), done.diff(), done.seal(), done.problems());
        }
    }

    /** A refusal (RFC 9457) with all that is wrong. */
    record Faulty(String type, String title, int status, String detail, List<String> problems) {
        static Faulty of(HttpStatus status, String title, String detail, List<String> problems) {
            return new Faulty("about:blank", title, status.value(), detail, problems);
        }
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
