package org.tocsin.sms;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tocsin.connector.Settings;
import org.tocsin.sms.smpp.CommandStatus.Meaning;
import org.tocsin.sms.smpp.StatusTable;

/** What one SMSC means by a command_status, where it is not what the standard says. */
final class StatusSettings {
    private static final Pattern OVERRIDE = Pattern.compile("(0x[0-9A-Fa-f]{1,8})\\s*=\\s*([a-z]+)");

    private StatusSettings() {}

    /** Entries such as {@code 0x45=recipient}. */
    static StatusTable from(Settings settings, String key) {
        Map<Integer, Meaning> overrides = new HashMap<>();
        for (String entry : settings.texts(key)) {
            Matcher matcher = OVERRIDE.matcher(entry);
            if (matcher.matches() && isMeaning(matcher.group(2))) {
                overrides.put(
                        Integer.parseUnsignedInt(matcher.group(1).substring(2), 16),
                        Meaning.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)));
            } else {
                settings.report(
                        key,
                        "\"" + entry + "\" is not like 0x45=recipient with one of "
                                + Arrays.toString(Meaning.values()).toLowerCase(Locale.ROOT) + ".");
            }
        }
        return StatusTable.STANDARD.with(overrides);
    }

    private static boolean isMeaning(String name) {
        return Arrays.stream(Meaning.values())
                .anyMatch(meaning -> meaning.name().toLowerCase(Locale.ROOT).equals(name));
    }
}
