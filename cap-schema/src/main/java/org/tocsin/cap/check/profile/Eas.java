package org.tocsin.cap.check.profile;

import static org.tocsin.cap.check.profile.Demands.eachInfo;
import static org.tocsin.cap.check.profile.Demands.whenDisseminated;
import static org.tocsin.cap.check.profile.NamedValues.eachParameter;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tocsin.cap.Info;
import org.tocsin.cap.Resource;
import org.tocsin.cap.check.Spoken;
import org.tocsin.cap.check.Subject;
import org.tocsin.cap.check.profile.NamedValues.Found;

/** The Emergency Alert System: what encoders of radio and television make of a block. Blocks that block EAS are left alone. */
final class Eas {
    private static final String PRACTICE = "practice of EAS encoders";
    private static final String GUIDE = "ECIG implementation guide 1.0, in transcription";
    private static final String ORIGINATOR = "EAS-ORG";
    private static final Set<String> ORIGINATORS = Set.of("EAS", "CIV", "WXR", "PEP");
    private static final String AUDIO = "EAS Broadcast Content";
    private static final Set<String> AUDIO_TYPES =
            Set.of("audio/x-ipaws-audio-mp3", "audio/x-ipaws-audio-wav", "audio/x-ipaws-streaming-audio-mp3");
    private static final int MOST_PLACES = 31;
    private static final int TEXT_LENGTH = 1_800;

    private Eas() {}

    static RuleTable.Draft lines(RuleTable.Draft table) {
        return table.expected(
                        "IPAWS-23",
                        PRACTICE,
                        "A block for EAS has one EAS-ORG: EAS, CIV, WXR or PEP.",
                        whenDisseminated(eachInfo(unlessBlocked(Eas::checkOriginator))))
                .expected(
                        "IPAWS-24",
                        PRACTICE,
                        "A block for EAS names at most 31 places.",
                        eachInfo(unlessBlocked(Eas::checkPlaces)))
                .told(
                        "IPAWS-25",
                        PRACTICE,
                        "The valid time of EAS goes in steps of 15 minutes up to an hour, then of 30.",
                        whenDisseminated(Eas::checkValidTime))
                .expected(
                        "IPAWS-26",
                        PRACTICE,
                        "EASText fits 1 800 characters.",
                        eachParameter(
                                "EASText",
                                (text, path, objection) ->
                                        Demands.checkLength(text, TEXT_LENGTH, TextUnit.CHARACTERS, path, objection)))
                .expected(
                        "IPAWS-27",
                        GUIDE,
                        "Audio for EAS is described as EAS Broadcast Content and has a type of IPAWS.",
                        eachInfo(unlessBlocked(Eas::checkAudio)));
    }

    private static Demands.InfoCheck unlessBlocked(Demands.InfoCheck check) {
        return (info, path, objection) -> {
            if (!IpawsChannels.blocks(info, Pathway.BROADCAST)) {
                check.check(info, path, objection);
            }
        };
    }

    private static void checkOriginator(Info info, String path, Objection objection) {
        List<Found> originators = NamedValues.parameters(info, ORIGINATOR::equals, path);
        if (originators.size() != 1) {
            objection.raise(
                    path,
                    "The block has " + (originators.isEmpty() ? "no" : "several")
                            + " parameters EAS-ORG; give one of EAS, CIV, WXR, PEP, or block the channel EAS.");
        } else if (!ORIGINATORS.contains(originators.get(0).value())) {
            objection.raise(
                    originators.get(0).path(),
                    "The EAS-ORG is " + Spoken.quoted(originators.get(0).value()) + "; write EAS, CIV, WXR or PEP.");
        }
    }

    private static void checkPlaces(Info info, String path, Objection objection) {
        long places = SameCodes.places(info, path).stream()
                .map(Found::value)
                .distinct()
                .count();
        if (places > MOST_PLACES) {
            objection.raise(
                    path,
                    "The block names " + places + " places where a header of EAS holds " + MOST_PLACES
                            + "; name whole states, or send several messages.");
        }
    }

    private static void checkValidTime(Subject subject, Objection objection) {
        subject.forEachInfo((info, path) -> info.expires().ifPresent(expires -> {
            Duration asked = Duration.between(subject.alert().sent().instant(), expires.instant());
            Duration carried = EasValidTime.carrying(asked);
            if (!IpawsChannels.blocks(info, Pathway.BROADCAST) && asked.toSeconds() > 0 && !carried.equals(asked)) {
                objection.raise(
                        path + "/expires",
                        "EAS carries a valid time of " + Spoken.duration(carried) + " instead of "
                                + Spoken.duration(asked) + ". Set expires to a step to show the same everywhere.");
            }
        }));
    }

    private static void checkAudio(Info info, String path, Objection objection) {
        for (int i = 0; i < info.resources().size(); i++) {
            Resource resource = info.resources().get(i);
            String type = resource.mimeType().strip().toLowerCase(Locale.ROOT);
            boolean described = resource.resourceDesc().strip().equals(AUDIO);
            boolean typed = AUDIO_TYPES.contains(type);
            if (described != typed && (described || type.startsWith("audio/"))) {
                objection.raise(
                        path + "/resource[" + (i + 1) + "]",
                        "The audio " + Spoken.quoted(resource.resourceDesc()) + " of type " + Spoken.quoted(type)
                                + " is not played by EAS; describe it as EAS Broadcast Content and give it the type"
                                + " audio/x-ipaws-audio-mp3.");
            }
        }
    }
}
