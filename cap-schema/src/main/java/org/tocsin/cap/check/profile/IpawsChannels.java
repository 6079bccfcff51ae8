package org.tocsin.cap.check.profile;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Info;
import org.tocsin.cap.check.Spoken;

/** BLOCKCHANNEL: the ways to the public that a message is kept from. */
final class IpawsChannels {
    private static final String BLOCK = "BLOCKCHANNEL";

    /** The exchange between authorities, which is no way to the public. */
    private static final String EXCHANGE = "CAPEXCH";

    private static final Map<String, Pathway> PATHWAYS = Map.of(
            "CMAS", Pathway.WIRELESS,
            "EAS", Pathway.BROADCAST,
            "NWEM", Pathway.WEATHER_RADIO,
            "PUBLIC", Pathway.PUBLIC_FEED);

    /** Anything else is not obeyed, so a channel that was to stay silent is not. */
    static final Check KNOWN = NamedValues.eachParameter(BLOCK, (value, path, objection) -> {
        if (!PATHWAYS.containsKey(value) && !value.equals(EXCHANGE)) {
            objection.raise(
                    path,
                    "The channel " + Spoken.quoted(value)
                            + " is none that IPAWS knows, so nothing is blocked; write CMAS, EAS, NWEM, PUBLIC or"
                            + " CAPEXCH, without quotation marks.");
        }
    });

    static final Check AGREEMENT = Likeness.alike(
            IpawsChannels::blocked,
            "BLOCKCHANNEL is not the same as in the first block, and what one block leaves open stays open; give each"
                    + " block the same.");

    private IpawsChannels() {}

    static ChannelWishes wishes(Alert alert) {
        return ChannelWishes.ofBlocks(alert.infos(), info -> new ChannelWishes(blocked(info), Set.of()));
    }

    static boolean blocks(Info info, Pathway pathway) {
        return blocked(info).contains(pathway);
    }

    private static Set<Pathway> blocked(Info info) {
        return NamedValues.values(info.parameters(), BLOCK::equals).stream()
                .map(PATHWAYS::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
