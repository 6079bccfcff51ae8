/** The web feed: alerts as Atom, RSS, GeoJSON and in their original bytes. It makes the bytes; the gateway serves them. */
@NullMarked
package org.tocsin.feed;

import org.jspecify.annotations.NullMarked;
