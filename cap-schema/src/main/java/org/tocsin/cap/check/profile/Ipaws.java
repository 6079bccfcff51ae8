package org.tocsin.cap.check.profile;

import static org.tocsin.cap.check.profile.Codes.code;
import static org.tocsin.cap.check.profile.Codes.codeExact;
import static org.tocsin.cap.check.profile.Demands.eachInfo;
import static org.tocsin.cap.check.profile.Demands.require;
import static org.tocsin.cap.check.profile.Demands.requireInfo;
import static org.tocsin.cap.check.profile.Demands.whenDisseminated;
import static org.tocsin.cap.check.profile.Likeness.sameInAllInfos;

import java.util.Locale;
import org.tocsin.cap.check.Profile;

/** The United States' Integrated Public Alert and Warning System, profile 1.0, with what WEA and EAS can carry. */
final class Ipaws {
    private static final String CODE = "IPAWSv1.0";
    private static final String SCHEMA = "IPAWS profile 1.0, schema, review draft 02";
    private static final String PRACTICE = "IPAWS profile 1.0, not read; practice";

    static final Profile PROFILE = RuleTable.profile("ipaws", "IPAWS 1.0")
            .namedBy(Ipaws::isMeant)
            .wishing(IpawsChannels::wishes)
            .must("IPAWS-01", SCHEMA, "The message has a code.", code(CODE, text -> true))
            .expected("IPAWS-02", PRACTICE, "A code is IPAWSv1.0.", code(CODE, Ipaws::isMeant))
            .general("CAP-39", codeExact(Ipaws::isMeant, CODE::equals, CODE))
            .must("IPAWS-03", SCHEMA, "The message has an info.", requireInfo())
            .must("IPAWS-04", SCHEMA, "Each block has an eventCode.", require(InfoPart.EVENT_CODE))
            .must("IPAWS-05", SCHEMA, "Each block has expires.", require(InfoPart.EXPIRES))
            .must("IPAWS-06", SCHEMA, "Each block has an area.", require(InfoPart.AREA))
            .expected(
                    "IPAWS-07",
                    PRACTICE,
                    "All blocks have the same categories and event codes.",
                    sameInAllInfos(InfoPart.CATEGORY, InfoPart.EVENT_CODE))
            .expected(
                    "IPAWS-08",
                    PRACTICE,
                    "Each block has one eventCode SAME, of three capital letters.",
                    eachInfo(SameCodes::checkEvent))
            .general("CAP-39", eachInfo(SameCodes::checkListed))
            .expected(
                    "IPAWS-09",
                    PRACTICE,
                    "Each block has geocodes SAME, all of six digits.",
                    whenDisseminated(eachInfo(SameCodes::checkPlaces)))
            .expected(
                    "IPAWS-10",
                    PRACTICE,
                    "Each block has description and instruction.",
                    whenDisseminated(require(InfoPart.DESCRIPTION, InfoPart.INSTRUCTION)))
            .expected(
                    "IPAWS-11",
                    PRACTICE,
                    "sent has the offset of the sender, which is not zero in the United States.",
                    IpawsTimes::checkOffset)
            .told(
                    "IPAWS-12",
                    PRACTICE,
                    "effective and onset are not waited for.",
                    whenDisseminated(IpawsTimes::checkStart))
            .expected("IPAWS-13", PRACTICE, "expires is within 24 hours of sent.", IpawsTimes::checkLength)
            .expected(
                    "IPAWS-14",
                    PRACTICE,
                    "A block has at most 10 polygons of fewer than 100 pairs each.",
                    eachInfo(IpawsPolygons::check))
            .expected("IPAWS-15", PRACTICE, "BLOCKCHANNEL names a channel of IPAWS.", IpawsChannels.KNOWN)
            .general("CAP-40", IpawsChannels.AGREEMENT)
            .with(Wea::lines)
            .with(Eas::lines)
            .done();

    private Ipaws() {}

    private static boolean isMeant(String code) {
        return code.toUpperCase(Locale.ROOT).startsWith("IPAWS");
    }
}
