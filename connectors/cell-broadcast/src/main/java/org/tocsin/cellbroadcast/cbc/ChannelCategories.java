package org.tocsin.cellbroadcast.cbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tocsin.connector.Settings;

/**
 * What an operator calls the channels in IBAG: message identifier, category and language, such as {@code 4370-CAT1-ENGLISH}.
 * The list is a matter of the contract. Immutable.
 */
public record ChannelCategories(List<String> names) {
    /** As they are known from public sources. */
    private static final List<String> USUAL =
            List.of("4370-CAT1-ENGLISH", "4378-CAT3-ENGLISH", "4380-CAT5-ENGLISH", "4382-CAT7-ENGLISH");

    private static final Pattern NAME = Pattern.compile("([0-9]{3,4})-[A-Z0-9]+-([A-Z]+)");

    public ChannelCategories {
        names = List.copyOf(names);
    }

    static ChannelCategories from(Settings settings) {
        List<String> names = new ArrayList<>();
        for (String name : settings.texts("channel-categories")) {
            if (NAME.matcher(name).matches()) {
                names.add(name);
            } else {
                settings.report("channel-categories", "'" + name + "' is no name such as 4370-CAT1-ENGLISH.");
            }
        }
        return new ChannelCategories(names.isEmpty() ? USUAL : names);
    }

    /** @param language its English name */
    Optional<String> of(int identifier, String language) {
        return names.stream()
                .filter(name -> {
                    Matcher matcher = NAME.matcher(name);
                    return matcher.matches()
                            && Integer.parseInt(matcher.group(1)) == identifier
                            && matcher.group(2).equals(language.toUpperCase(Locale.ROOT));
                })
                .findFirst();
    }
}
