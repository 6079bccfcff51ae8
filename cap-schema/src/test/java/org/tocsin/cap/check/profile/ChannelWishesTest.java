package org.tocsin.cap.check.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.cap.check.profile.ProfileFault.named;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Fixtures;
import org.tocsin.cap.Reading;
import org.tocsin.cap.check.Profile;

class ChannelWishesTest {
    private static final String IPAWS = text("ipaws.xml");
    private static final String CANADA = text("cap-cp.xml");

    @Test
    void aChannelThatEveryBlockBlocksIsBlocked() {
        assertThat(wishes(IPAWS, Ipaws.PROFILE).blocked()).containsExactly(Pathway.WEATHER_RADIO);
    }

    @Test
    void aChannelThatOneBlockLeavesOpenStaysOpen() {
        String inEnglishAlone = IPAWS.replaceFirst("<value>NWEM", "<value>EAS");

        assertThat(wishes(inEnglishAlone, Ipaws.PROFILE).blocked()).isEmpty();
    }

    @Test
    void severalChannelsAreBlockedAtOnce() {
        String more = named("parameter", "BLOCKCHANNEL", "CMAS") + named("parameter", "BLOCKCHANNEL", " PUBLIC ");
        String xml = IPAWS.replaceAll("(<parameter>\\s*<valueName>EAS-ORG)", more + "$1");

        assertThat(wishes(xml, Ipaws.PROFILE).blocked())
                .containsExactlyInAnyOrder(Pathway.WEATHER_RADIO, Pathway.WIRELESS, Pathway.PUBLIC_FEED);
    }

    @Test
    void anUnknownChannelBlocksNothing() {
        assertThat(wishes(IPAWS.replace("<value>NWEM", "<value>\u201cNWEM\u201d"), Ipaws.PROFILE))
                .isEqualTo(ChannelWishes.NONE);
    }

    @Test
    void layersOfSoremDemandRadioAndCellPhones() {
        assertThat(wishes(CANADA, CapCp.PROFILE).demanded())
                .containsExactlyInAnyOrder(Pathway.BROADCAST, Pathway.WIRELESS);
    }

    @Test
    void theVersionOfALayerDoesNotCount() {
        String xml = CANADA.replace("SOREM:1.0:Broadcast", "SOREM:9.9:Broadcast")
                .replace("SOREM:2.0:Wireless", "SOREM:1.0:Wireless");

        assertThat(wishes(xml, CapCp.PROFILE)).isEqualTo(wishes(CANADA, CapCp.PROFILE));
    }

    @Test
    void aLayerThatSaysNoDemandsNothingAndBlocksNothing() {
        assertThat(wishes(CANADA.replace("<value>Yes", "<value>No"), CapCp.PROFILE))
                .isEqualTo(ChannelWishes.NONE);
    }

    @Test
    void whatOneBlockDemandsIsDemanded() {
        String inFrenchAlone = CANADA.replaceFirst("<value>Yes", "<value>No");

        assertThat(wishes(inFrenchAlone, CapCp.PROFILE).demanded()).contains(Pathway.BROADCAST);
    }

    @Test
    void parametersAreReadUnderTheProfilesGivenAlone() {
        assertThat(wishes(CANADA, Ipaws.PROFILE)).isEqualTo(ChannelWishes.NONE);
        assertThat(ChannelWishes.of(alert(IPAWS), List.of())).isEqualTo(ChannelWishes.NONE);
    }

    @Test
    void aBlockOutweighsADemand() {
        String block = named("parameter", "BLOCKCHANNEL", "CMAS");
        String xml = CANADA.replaceAll("(<parameter>\\s*<valueName>profile)", block + "$1");

        assertThat(wishes(xml, Ipaws.PROFILE, CapCp.PROFILE))
                .isEqualTo(new ChannelWishes(Set.of(Pathway.WIRELESS), Set.of(Pathway.BROADCAST)));
    }

    @Test
    void aMessageWithoutBlocksWishesNothing() {
        assertThat(wishes(IPAWS.replaceAll("(?s)<info>.*</info>", ""), Ipaws.PROFILE))
                .isEqualTo(ChannelWishes.NONE);
    }

    private static ChannelWishes wishes(String xml, Profile... profiles) {
        return ChannelWishes.of(alert(xml), List.of(profiles));
    }

    private static Alert alert(String xml) {
        Reading reading = CapXml.read(xml.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        return ((Reading.Valid) reading).message().alert();
    }

    private static String text(String file) {
        return new String(Fixtures.bytes("check/profile/" + file), StandardCharsets.UTF_8);
    }
}
