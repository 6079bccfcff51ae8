package org.tocsin.feed;

/** Namespaces of the feeds, bound to their conventional prefixes. */
final class XmlNames {
    static final String ATOM = "http://www.w3.org/2005/Atom";
    static final String CAP = "urn:oasis:names:tc:emergency:cap:1.2";
    static final String GEORSS = "http://www.georss.org/georss";

    private XmlNames() {}
}
