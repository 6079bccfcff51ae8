package org.tocsin.cap.check.profile;

/** A way to the public that messages choose or avoid in the words of their profile. */
public enum Pathway {
    /** Cell broadcast: WEA in the United States (CMAS), wireless alerts in Canada. */
    WIRELESS,
    /** Radio and television: EAS, and what Canada's broadcasters interrupt for. */
    BROADCAST,
    /** Weather radio (NWEM). */
    WEATHER_RADIO,
    /** Open feeds and the web. */
    PUBLIC_FEED
}
