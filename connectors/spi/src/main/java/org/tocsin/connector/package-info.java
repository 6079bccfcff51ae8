/** What a channel implements and what it is given; no Camel, no Spring, no sockets. */
@NullMarked
package org.tocsin.connector;

import org.jspecify.annotations.NullMarked;
