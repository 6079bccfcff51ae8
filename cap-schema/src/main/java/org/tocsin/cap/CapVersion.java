package org.tocsin.cap;

import java.util.Optional;

/** The versions of CAP that are read, oldest first; all become the one model, which is that of 1.2. */
public enum CapVersion {
    V1_0("1.0", "http://www.incident.com/cap/1.0"),
    V1_1("1.1", "urn:oasis:names:tc:emergency:cap:1.1"),
    V1_2("1.2", "urn:oasis:names:tc:emergency:cap:1.2");

    private final String text;
    private final String namespace;

    CapVersion(String text, String namespace) {
        this.text = text;
        this.namespace = namespace;
    }

    /** The number as people write it, {@code 1.2}. */
    public String text() {
        return text;
    }

    public String namespace() {
        return namespace;
    }

    /** Compared byte for byte; empty for anything that is no CAP. */
    public static Optional<CapVersion> ofNamespace(String namespace) {
        for (CapVersion version : values()) {
            if (version.namespace.equals(namespace)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }
}
