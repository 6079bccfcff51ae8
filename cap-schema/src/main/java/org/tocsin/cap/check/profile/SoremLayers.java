package org.tocsin.cap.check.profile;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Info;
import org.tocsin.cap.check.Spoken;

/**
 * The layers of SOREM by which an alert in Canada breaks in on radio, television and cell phones. No is no block: the
 * message may go that way, and need not.
 */
final class SoremLayers {
    private static final Map<String, Pathway> DEMANDS =
            Map.of("broadcast_immediately", Pathway.BROADCAST, "wirelessimmediate", Pathway.WIRELESS);

    static final Check YES_OR_NO = NamedValues.eachParameter(SoremLayers::isDemand, (value, path, objection) -> {
        if (!value.equalsIgnoreCase("yes") && !value.equalsIgnoreCase("no")) {
            objection.raise(
                    path, "The layer says " + Spoken.quoted(value) + ", which nobody acts on; write Yes or No.");
        }
    });

    /** One language that breaks in on the air while the other does not is a slip. */
    static final Check AGREEMENT = Likeness.alike(
            SoremLayers::demanded,
            "Broadcast_Immediately or WirelessImmediate is not the same as in the first block, and what one block demands"
                    + " is done; give each block the same.");

    private SoremLayers() {}

    static ChannelWishes wishes(Alert alert) {
        return ChannelWishes.ofBlocks(alert.infos(), info -> new ChannelWishes(Set.of(), demanded(info)));
    }

    private static Set<Pathway> demanded(Info info) {
        return DEMANDS.entrySet().stream()
                .filter(demand -> isYes(info, demand.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    private static boolean isYes(Info info, String layer) {
        return NamedValues.values(info.parameters(), name -> CapCpNames.isLayer(name, layer)).stream()
                .anyMatch("yes"::equalsIgnoreCase);
    }

    private static boolean isDemand(String name) {
        return DEMANDS.keySet().stream().anyMatch(layer -> CapCpNames.isLayer(name, layer));
    }
}
