/** Words and codes that are kept as data beside the classes that use them. */
@NullMarked
package org.tocsin.broadcast.data;

import org.jspecify.annotations.NullMarked;
