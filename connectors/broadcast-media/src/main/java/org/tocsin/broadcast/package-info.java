/** Radio and television stations: announcements as text and audio, handed over in a pick-up folder. */
@NullMarked
package org.tocsin.broadcast;

import org.jspecify.annotations.NullMarked;
