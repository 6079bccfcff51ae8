package org.tocsin.feed;

/**
 * One entry in every form, written once: its bytes never change while it is published. Immutable as long as nobody
 * outside the package sees the arrays.
 */
final class RenderedEntry {
    private final byte[] atom;
    private final byte[] rss;
    private final String geoJson;
    private final boolean hasGeometry;
    private final String sha256;

    RenderedEntry(byte[] atom, byte[] rss, String geoJson, boolean hasGeometry, String sha256) {
        this.atom = atom;
        this.rss = rss;
        this.geoJson = geoJson;
        this.hasGeometry = hasGeometry;
        this.sha256 = sha256;
    }

    byte[] atom() {
        return atom;
    }

    byte[] rss() {
        return rss;
    }

    /** Open at its end: see {@link GatewayMember}. */
    String geoJson() {
        return geoJson;
    }

    boolean hasGeometry() {
        return hasGeometry;
    }

    /** Of the original. */
    String sha256() {
        return sha256;
    }
}
