/** A station's pick-up folder: complete jobs or none. */
@NullMarked
package org.tocsin.broadcast.station;

import org.jspecify.annotations.NullMarked;
