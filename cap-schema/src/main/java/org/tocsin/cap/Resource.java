package org.tocsin.cap;

import java.math.BigInteger;
import java.util.Optional;

/** A file that belongs to an info block; {@code size} is approximate, in octets; never fetched while checking. */
public record Resource(
        String resourceDesc,
        String mimeType,
        Optional<BigInteger> size,
        Optional<String> uri,
        Optional<String> derefUri,
        Optional<String> digest) {}
