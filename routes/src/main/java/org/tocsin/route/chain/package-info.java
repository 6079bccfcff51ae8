/** Which alert has been replaced or stopped by which, and which is being handed over now. */
@NullMarked
package org.tocsin.route.chain;

import org.jspecify.annotations.NullMarked;
