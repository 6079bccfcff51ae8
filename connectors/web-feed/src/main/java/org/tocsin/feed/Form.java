package org.tocsin.feed;

/** How a page is written. */
public enum Form {
    /** RFC 4287. */
    ATOM("atom", "application/atom+xml"),
    /** RSS 2.0. */
    RSS("rss", "application/rss+xml"),
    /** RFC 7946, with every CAP field. */
    GEOJSON("geojson", "application/geo+json");

    private final String extension;
    private final String mediaType;

    Form(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** The file extension, without the dot. */
    public String extension() {
        return extension;
    }

    /** The exact media type, without parameters; all forms are UTF-8. */
    public String mediaType() {
        return mediaType;
    }
}
